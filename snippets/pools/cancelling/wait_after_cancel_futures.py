import threading
from concurrent.futures import ThreadPoolExecutor, wait

begun, go_on = threading.Event(), threading.Event()


def work():
    begun.set()
    go_on.wait()


pool = ThreadPoolExecutor(max_workers=1)
futures = [pool.submit(work) for _ in range(3)]
begun.wait()
pool.shutdown(wait=False, cancel_futures=True)
go_on.set()
pool.shutdown()
print(f"done: {[one.done() for one in futures]}")
print(f"wait() sees: {len(wait(futures, timeout=0.05).done)} of 3")
# 所以先挑出没取消的再等
# So pick those that were not cancelled, and wait for them
left = [one for one in futures if not one.cancelled()]
print(f"wait() sees: {len(wait(left).done)} of {len(left)}")
