import threading
from concurrent.futures import ThreadPoolExecutor

current = threading.local()


def handle(user):
    before = getattr(current, "user", None)
    if user is not None:
        current.user = user
    return f"asked for {user}, found {before}"


with ThreadPoolExecutor(max_workers=1) as pool:
    for line in pool.map(handle, ["ann", None]):
        print(line)

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "上一个任务的值留了下来 / the value of the previous task is still there"
# ///
