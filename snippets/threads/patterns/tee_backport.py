import threading
from collections import deque


def concurrent_tee(iterable, n=2):
    iterator = iter(iterable)
    lock = threading.Lock()
    boxes = [deque() for _ in range(n)]

    def branch(mine):
        while True:
            with lock:
                if not mine:
                    try:
                        item = next(iterator)
                    except StopIteration:
                        return
                    for box in boxes:
                        box.append(item)
                item = mine.popleft()
            yield item

    return tuple(branch(box) for box in boxes)


def take(branch, seen):
    both_started.wait()
    seen.extend(branch)


both_started = threading.Barrier(2)
left, right = concurrent_tee(n for n in range(1000))
seen = [[], []]
threads = [
    threading.Thread(target=take, args=(left, seen[0])),
    threading.Thread(target=take, args=(right, seen[1])),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

for name, got in zip(("left", "right"), seen, strict=True):
    print(f"{name}: complete and in order: {got == list(range(1000))}")
