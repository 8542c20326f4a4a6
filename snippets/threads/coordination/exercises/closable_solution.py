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
        self.closed = False

    def put(self, item):
        with self.lock:
            while len(self.items) >= self.capacity and not self.closed:
                self.not_full.wait()
            if self.closed:
                raise Closed
            self.items.append(item)
            self.not_empty.notify()

    def get(self):
        with self.lock:
            while not self.items and not self.closed:
                self.not_empty.wait()
            if not self.items:
                raise Closed
            self.not_full.notify()
            return self.items.popleft()

    def close(self):
        with self.lock:
            self.closed = True
            self.not_full.notify_all()
            self.not_empty.notify_all()


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

    taker = Thread(target=take_one_more)
    taker.start()
    taker.join()
