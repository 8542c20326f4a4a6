# exercise: threads/philosophers/writers_first
from contextlib import contextmanager
from threading import Condition, Thread


class ReadWriteLock:
    def __init__(self):
        self.changed = Condition()
        self.readers = 0
        self.writing = False
        self.writers_waiting = 0

    @contextmanager
    def read(self):
        with self.changed:
            self.changed.wait_for(self.no_writer)
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
            self.writers_waiting += 1
            try:
                self.changed.wait_for(self.nobody_is_inside)
            finally:
                self.writers_waiting -= 1
            self.writing = True
        try:
            yield
        finally:
            with self.changed:
                self.writing = False
                self.changed.notify_all()

    def no_writer(self):
        return not self.writing and not self.writers_waiting

    def nobody_is_inside(self):
        return not self.writing and not self.readers


if __name__ == "__main__":
    lock = ReadWriteLock()
    log = []

    def enter(name, side):
        with side():
            log.append(name)

    writer = Thread(target=enter, args=("W", lock.write))
    reader = Thread(target=enter, args=("R2", lock.read))
    with lock.read():
        log.append("R1")
        # 各等一会儿，让它们都来到锁前
        # Wait a moment each, so that both have come to the lock
        writer.start()
        writer.join(timeout=0.1)
        reader.start()
        reader.join(timeout=0.1)
    writer.join()
    reader.join()
    print(" ".join(log))
