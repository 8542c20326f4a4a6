import threading
from concurrent.futures import ThreadPoolExecutor, wait

begun, go_on = threading.Event(), threading.Event()


def work():
    begun.set()
    go_on.wait()


with ThreadPoolExecutor(max_workers=1) as pool:
    running, pending = pool.submit(work), pool.submit(work)
    begun.wait()
    pending.cancel()
    print(f"done: {pending.done()}, cancelled: {pending.cancelled()}")
    # 工作线程还忙着，没有从队列里取出它
    # The worker is busy and has not taken it from the queue
    print(f"wait() sees it: {bool(wait([pending], timeout=0.05).done)}")
    go_on.set()
    print(f"wait() sees it: {bool(wait([pending]).done)}")
