# exercise: threads/coordination/closable
from collections import deque
from threading import Condition, Lock, Thread


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.lock = Lock()
        self.not_full = Condition(self.lock)
        self.not_empty = Condition(self.lock)
        self.capacity = capacity
        self.items = deque()

    def put(self, item):
        with self.lock:
            while len(self.items) >= self.capacity:
                self.not_full.wait()
            self.items.append(item)
            self.not_empty.notify()

    def get(self):
        with self.lock:
            while not self.items:
                self.not_empty.wait()
            self.not_full.notify()
            return self.items.popleft()

    def close(self):
        # 关闭之后：put() 抛出 Closed，正在等的也一样；
        # get() 先取完剩下的，再抛出 Closed，正在等的也一样
        # Once closed, put() raises Closed, also where it waits now;
        # get() takes what is left, then raises Closed, also if it waits
        pass


if __name__ == "__main__":
    buffer = BoundedBuffer(2)
    buffer.put("A")
    buffer.put("B")
    buffer.close()
    print(buffer.get(), buffer.get())

    def take_one_more():
        try:
            buffer.get()
        except Closed:
            print("closed")

    # 守护线程：起始程序里它会一直等，改好之后不必是守护线程
    # A daemon, as it waits forever until you have mended close()
    taker = Thread(target=take_one_more, daemon=True)
    taker.start()
    taker.join(timeout=0.2)
