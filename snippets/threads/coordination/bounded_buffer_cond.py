from collections import deque
from threading import Condition, Lock, Thread


# section: buffer
class BoundedBuffer:
    def __init__(self, capacity):
        self.lock = Lock()
        self.not_full = Condition(self.lock)
        self.not_empty = Condition(self.lock)
        self.capacity = capacity
        self.items = deque()
        self.most = 0

    def put(self, item):
        with self.lock:
            while len(self.items) >= self.capacity:
                self.not_full.wait()
            self.items.append(item)
            self.most = max(self.most, len(self.items))
            self.not_empty.notify()

    def get(self):
        with self.lock:
            while not self.items:
                self.not_empty.wait()
            item = self.items.popleft()
            self.not_full.notify()
            return item


# end: buffer


def produce(first):
    for number in range(first, first + 200):
        buffer.put(number)


def consume():
    for _ in range(200):
        taken.append(buffer.get())


buffer, taken = BoundedBuffer(3), []
threads = [Thread(target=produce, args=(first,)) for first in (0, 200)]
threads += [Thread(target=consume) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"each item once: {sorted(taken) == list(range(400))}")
print(f"never more than 3: {buffer.most <= 3}")
