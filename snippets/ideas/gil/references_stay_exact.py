import sys
import threading

shared = object()
before = sys.getrefcount(shared)
shelves = [[] for _ in range(4)]


def lend(shelf):
    for _ in range(50_000):
        # 引用计数加一，再减一
        # One reference more, one reference less
        shelf.append(shared)
        shelf.pop()


threads = [threading.Thread(target=lend, args=(s,)) for s in shelves]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

error = sys.getrefcount(shared) - before
print("400,000 changes of one reference count, error:", error)
