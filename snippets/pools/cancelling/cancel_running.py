import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor

begun, go_on = threading.Event(), threading.Event()


def work():
    begun.set()
    go_on.wait()
    return "finished"


with ThreadPoolExecutor(max_workers=1) as pool:
    running, pending = pool.submit(work), pool.submit(work)
    begun.wait()
    print(f"cancel the running one: {running.cancel()}")
    print(f"cancel the pending one: {pending.cancel()}")
    go_on.set()
print(f"first: {running.result()}, cancelled {running.cancelled()}")
print(f"second: done {pending.done()}, cancelled {pending.cancelled()}")
print(f"cancel again: {running.cancel()}, {pending.cancel()}")
try:
    pending.result()
except CancelledError as error:
    print(f"result of the second: {error!r}")
