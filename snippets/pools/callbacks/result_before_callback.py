import threading
from concurrent.futures import ThreadPoolExecutor

added, go_on = threading.Event(), threading.Event()
log = []


def work():
    added.wait()
    return 2 + 2


def slow_callback(future):
    go_on.wait()
    log.append("callback done")


with ThreadPoolExecutor(1) as pool:
    future = pool.submit(work)
    future.add_done_callback(slow_callback)
    added.set()
    print(f"result: {future.result()}, log: {log}")
    go_on.set()
print(f"after the with block: {log}")
