import threading
from concurrent.futures import ThreadPoolExecutor

room = threading.BoundedSemaphore(3)
may_go_on = threading.Event()
submitted, finished = [], []


def work(number):
    may_go_on.wait()
    finished.append(number)


def submit_all(pool):
    for number in range(6):
        # 没有空位就在这里等
        # Without room it waits here
        room.acquire()
        future = pool.submit(work, number)
        submitted.append(number)
        future.add_done_callback(lambda _: room.release())


with ThreadPoolExecutor(max_workers=1) as pool:
    feeder = threading.Thread(target=submit_all, args=(pool,))
    feeder.start()
    feeder.join(timeout=0.1)
    print(f"nothing is done: {len(submitted)} of 6 submitted")
    may_go_on.set()
    feeder.join()
print(f"in the end: {len(submitted)} submitted, {len(finished)} done")
