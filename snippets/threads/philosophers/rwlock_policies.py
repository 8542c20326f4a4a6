from contextlib import contextmanager
from threading import Condition, Thread


# section: lock
class ReadWriteLock:
    def __init__(self, who_is_next):
        self.who_is_next = who_is_next
        self.changed = Condition()
        self.waiting, self.inside, self.log = [], [], []

    @contextmanager
    def hold(self, name):
        with self.changed:
            self.waiting.append(name)
            self.changed.notify_all()
            self.changed.wait_for(lambda: self.may_enter(name))
            self.waiting.remove(name)
            self.inside.append(name)
            self.log.append(name)
            self.changed.notify_all()
        try:
            yield
        finally:
            with self.changed:
                self.inside.remove(name)
                self.changed.notify_all()

    def may_enter(self, name):
        if self.who_is_next(self.waiting) != name:
            return False
        all_readers = not any(map(is_writer, [name, *self.inside]))
        return all_readers or not self.inside


def is_writer(name):
    return name.startswith("W")


def readers_first(waiting):
    return min(waiting, key=is_writer)


def writers_first(waiting):
    return max(waiting, key=is_writer)


def fair(waiting):
    return waiting[0]


# end: lock


def visit(lock, name):
    with lock.hold(name):
        pass


def send(lock, name):
    thread = Thread(target=visit, args=(lock, name))
    thread.start()
    with lock.changed:
        lock.changed.wait_for(lambda: name in lock.waiting + lock.log)
    return thread


for policy in (readers_first, writers_first, fair):
    lock = ReadWriteLock(policy)
    with lock.hold("R1"):
        threads = [send(lock, name) for name in ("W1", "R2", "W2")]
    for thread in threads:
        thread.join()
    print(f"{policy.__name__:14} {' '.join(lock.log)}")
