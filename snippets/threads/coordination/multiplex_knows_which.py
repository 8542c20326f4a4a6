from collections import Counter
from contextlib import contextmanager
from queue import Queue
from threading import Barrier, Lock, Thread

free = Queue()
for name in ("line 1", "line 2", "line 3"):
    free.put(name)

lock = Lock()
in_use = Counter()
most = Counter()
three_are_inside = Barrier(3)


@contextmanager
def borrowed_line():
    line = free.get()
    try:
        yield line
    finally:
        free.put(line)


def call():
    with borrowed_line() as line:
        with lock:
            in_use[line] += 1
            most[line] = max(most[line], in_use[line])
        three_are_inside.wait()
        with lock:
            in_use[line] -= 1


threads = [Thread(target=call) for _ in range(9)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

for line in sorted(most):
    print(f"{line}: at most {most[line]} caller at a time")
