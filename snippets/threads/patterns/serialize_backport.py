import threading

try:
    from threading import serialize_iterator
except ImportError:

    class serialize_iterator:
        def __init__(self, iterable):
            self._iterator = iter(iterable)
            self._lock = threading.Lock()

        def __iter__(self):
            return self

        def __next__(self):
            with self._lock:
                return next(self._iterator)


def numbers():
    yield from range(1000)


def take():
    all_started.wait()
    for number in shared:
        taken.append(number)


shared = serialize_iterator(numbers())
taken = []
all_started = threading.Barrier(4)
threads = [threading.Thread(target=take) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

once = sorted(taken) == list(range(1000))
print(f"each of {len(taken)} numbers exactly once: {once}")
