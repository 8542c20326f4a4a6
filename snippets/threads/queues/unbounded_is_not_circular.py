import collections
import queue

for maxsize in (0, -1):
    box = queue.Queue(maxsize)
    for number in range(10_000):
        box.put(number)
    held = f"holds {box.qsize()}, full: {box.full()}"
    print(f"Queue({box.maxsize}) {held}")
    print(f"  first out: {box.get()}")

ring = collections.deque(maxlen=3)
for number in range(10_000):
    ring.append(number)
print(f"deque(maxlen=3) holds {len(ring)}")
print(f"  first out: {ring.popleft()}")
