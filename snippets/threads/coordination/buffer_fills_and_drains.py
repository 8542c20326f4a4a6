import time
from queue import Queue
from threading import Thread

buffer = Queue(maxsize=2)
taken = []


def produce():
    for item in "ABCDE":
        buffer.put(item)
    for item in "FGH":
        # 从这里起，做一件要 30 毫秒
        # From here on an item takes 30 ms to make
        time.sleep(0.03)
        buffer.put(item)


def consume():
    for _ in range(8):
        taken.append(buffer.get())
        # 用掉一件要 8 毫秒
        # An item takes 8 ms to use
        time.sleep(0.008)


threads = [Thread(target=produce), Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"taken: {' '.join(taken)}")
