import threading
from concurrent.futures import ThreadPoolExecutor

begun, go_on = threading.Event(), threading.Event()


def work(number):
    begun.set()
    go_on.wait()
    return number


pool = ThreadPoolExecutor(max_workers=1)
futures = [pool.submit(work, number) for number in range(4)]
begun.wait()
pool.shutdown(wait=False, cancel_futures=True)
print("cancelled:", [one.cancelled() for one in futures])
print("the first is still running:", futures[0].running())
go_on.set()
pool.shutdown()
print("its result:", futures[0].result())
