import threading
from concurrent.futures import ThreadPoolExecutor

begun, go_on = threading.Event(), threading.Event()


def work(number):
    begun.set()
    go_on.wait()
    done.append(number)


done = []
try:
    with ThreadPoolExecutor(max_workers=1) as pool:
        for number in range(4):
            pool.submit(work, number)
        begun.wait()
        go_on.set()
        raise ValueError("something is wrong, stop")
except ValueError as error:
    print(f"{error}, but first: {done}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "要停下，却先做完了全部任务 / stop is wanted, all tasks are done first"
# ///
