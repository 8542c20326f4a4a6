from contextlib import contextmanager
from threading import Barrier, Condition, Thread


# section: lock
class ReadWriteLock:
    def __init__(self):
        self.changed = Condition()
        self.readers = 0
        self.writing = False

    @contextmanager
    def read(self):
        with self.changed:
            self.changed.wait_for(lambda: not self.writing)
            self.readers += 1
        try:
            yield
        finally:
            with self.changed:
                self.readers -= 1
                self.changed.notify_all()

    @contextmanager
    def write(self):
        with self.changed:
            self.changed.wait_for(self.nobody_is_inside)
            self.writing = True
        try:
            yield
        finally:
            with self.changed:
                self.writing = False
                self.changed.notify_all()

    def nobody_is_inside(self):
        return not self.writing and not self.readers


# end: lock


rates = {"buy": 100, "sell": 110}
lock = ReadWriteLock()
margins, together = [], []
# 三个读者都在里面时，记下 readers
# When three readers are inside, note what `readers` says
all_are_reading = Barrier(3, lambda: together.append(lock.readers))


def look():
    with lock.read():
        all_are_reading.wait()
        margins.append(rates["sell"] - rates["buy"])


def change():
    for _ in range(100):
        with lock.write():
            rates["buy"] += 1
            rates["sell"] += 1


works = [look, change, look, change, look]
threads = [Thread(target=work) for work in works]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"readers at the same time: {together}, they saw {margins}")
print(f"after 200 changes: {rates}")
