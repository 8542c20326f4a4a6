from threading import Barrier, Event, Lock, Semaphore, Thread

filled = Semaphore(0)
lock = Lock()
consumer_has_lock = Event()
both_gave_up = Barrier(2)


def consume():
    with lock:
        consumer_has_lock.set()
        got_item = filled.acquire(timeout=0.1)
        print(f"consumer got an item: {got_item}")
        both_gave_up.wait()


def produce():
    consumer_has_lock.wait()
    got_lock = lock.acquire(timeout=0.1)
    both_gave_up.wait()
    outcome.append(f"producer got the lock: {got_lock}")


outcome = []
threads = [Thread(target=consume), Thread(target=produce)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(outcome[0])

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "先拿锁，再等信号量 / takes the lock, then waits for the semaphore"
# ///
