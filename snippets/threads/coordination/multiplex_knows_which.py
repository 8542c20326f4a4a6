from contextlib import contextmanager
from queue import Queue
from threading import Barrier, Thread

free = Queue()
for name in ("line 1", "line 2", "line 3"):
    free.put(name)

busy = set()
clashes = []
together = []
# 三个人都到齐时，由其中一个线程记下有几条线在用
# When three have come, one of them notes how many lines are busy
three_are_inside = Barrier(3, action=lambda: together.append(len(busy)))


@contextmanager
def borrowed_line():
    line = free.get()
    try:
        yield line
    finally:
        free.put(line)


def call():
    with borrowed_line() as line:
        clashes.append(line in busy)
        busy.add(line)
        three_are_inside.wait()
        busy.remove(line)


threads = [Thread(target=call) for _ in range(9)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"{len(clashes)} calls, {sum(clashes)} of them on a busy line")
print(f"lines busy at the same time: {together}")
