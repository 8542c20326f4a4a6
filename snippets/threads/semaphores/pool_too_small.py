import threading
from concurrent.futures import ThreadPoolExecutor

barrier = threading.Barrier(3, timeout=0.1)


def meet():
    barrier.wait()
    return "met"


with ThreadPoolExecutor(2) as pool:
    futures = [pool.submit(meet) for _ in range(3)]
for future in futures:
    error = future.exception()
    print(type(error).__name__ if error else future.result())

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "屏障等三个，池里只有两个 / three must come, the pool has two"
# ///
