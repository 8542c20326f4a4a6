from concurrent.futures import Future
from threading import Barrier, Lock, Thread


class Memo:
    def __init__(self, compute):
        self._compute = compute
        self._lock = Lock()
        self._futures = {}

    def __call__(self, key):
        with self._lock:
            first = key not in self._futures
            future = self._futures.setdefault(key, Future())
        if first:
            try:
                future.set_result(self._compute(key))
            except BaseException as error:
                with self._lock:
                    del self._futures[key]
                future.set_exception(error)
        return future.result()


def square(key):
    computed.append(key)
    # 两个键同时在算，谁也不等谁
    # Two keys are computed at once; neither waits for the other
    two_keys_at_once.wait()
    return key * key


computed = []
two_keys_at_once = Barrier(2)
memo = Memo(square)
threads = [Thread(target=memo, args=[key]) for key in (3, 4, 3, 4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"computed {sorted(computed)}: {memo(3)}, {memo(4)}")
