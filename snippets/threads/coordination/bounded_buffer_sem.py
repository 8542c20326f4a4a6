from threading import Lock, Semaphore, Thread


class BoundedBuffer:
    def __init__(self, capacity):
        self.free = Semaphore(capacity)
        self.filled = Semaphore(0)
        self.lock = Lock()
        self.slots = [None] * capacity
        self.head = self.tail = 0

    def put(self, item):
        self.free.acquire()
        with self.lock:
            self.slots[self.tail] = item
            self.tail = (self.tail + 1) % len(self.slots)
        self.filled.release()

    def get(self):
        self.filled.acquire()
        with self.lock:
            item = self.slots[self.head]
            self.head = (self.head + 1) % len(self.slots)
        self.free.release()
        return item


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
