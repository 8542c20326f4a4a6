import threading
from concurrent.futures import ThreadPoolExecutor

CALLS = 20
both_meet = threading.Barrier(2)


def half():
    both_meet.wait()
    return threading.current_thread()


def call(pool):
    halves = [pool.submit(half), pool.submit(half)]
    return {one.result() for one in halves}


threads = set()
for _ in range(CALLS):
    with ThreadPoolExecutor(max_workers=2) as pool:
        threads |= call(pool)
print(f"a pool for each call:   {len(threads)} threads")

threads = set()
with ThreadPoolExecutor(max_workers=2) as pool:
    for _ in range(CALLS):
        threads |= call(pool)
print(f"one pool for all calls: {len(threads)} threads")
