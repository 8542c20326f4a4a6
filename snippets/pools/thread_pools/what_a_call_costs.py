import threading
import time
from concurrent.futures import ThreadPoolExecutor, wait

CALLS = 1000


def nothing():
    pass


def directly():
    for _ in range(CALLS):
        nothing()


def a_thread_each():
    threads = [threading.Thread(target=nothing) for _ in range(CALLS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def in_a_pool():
    with ThreadPoolExecutor(max_workers=8) as pool:
        wait([pool.submit(nothing) for _ in range(CALLS)])


for way in directly, in_a_pool, a_thread_each:
    begin = time.perf_counter()
    way()
    spent = (time.perf_counter() - begin) * 1000
    print(f"{CALLS} calls, {way.__name__}: {spent:.1f} ms")
