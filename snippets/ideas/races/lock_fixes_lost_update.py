import threading
from contextlib import suppress

counter = 0
lock = threading.Lock()
both_have_read = threading.Barrier(2)


def add_one():
    global counter
    with lock:
        seen = counter
        # 照样等另一个线程来读：它停在锁前，等不到
        # Wait for the other to read as before: it is stuck at the lock
        with suppress(threading.BrokenBarrierError):
            both_have_read.wait(timeout=0.1)
        counter = seen + 1


threads = [threading.Thread(target=add_one) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"2 threads added 1 each: counter = {counter}")
print(f"the bad order was refused: {both_have_read.broken}")
