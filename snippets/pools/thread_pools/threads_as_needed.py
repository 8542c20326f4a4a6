import threading
from concurrent.futures import ThreadPoolExecutor


def pool_threads():
    return threading.active_count() - 1


begun, may_end = threading.Semaphore(0), threading.Event()


def task():
    begun.release()
    may_end.wait()


with ThreadPoolExecutor(max_workers=8) as pool:
    print(f"new pool of at most 8: {pool_threads()} threads")
    futures = [pool.submit(task) for _ in range(3)]
    for _ in futures:
        begun.acquire()
    print(f"three tasks at once:   {pool_threads()} threads")
    may_end.set()
    for future in futures:
        future.result()
    print(f"nothing left to do:    {pool_threads()} threads")
print(f"after the with block:  {pool_threads()} threads")
