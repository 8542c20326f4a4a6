import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

disk_is_ready = threading.Event()
saved = []


@contextmanager
def slow_disk():
    """Nothing can be saved before this block is left."""
    yield
    disk_is_ready.set()


def save(name):
    disk_is_ready.wait()
    return name


def save_all(names):
    with ThreadPoolExecutor() as pool, slow_disk():
        for name in names:
            future = pool.submit(save, name)
            future.add_done_callback(saved.append)
        return len(saved)


print(f"save_all says {save_all(['a', 'b', 'c'])}")
print(f"callbacks run {len(saved)}")

# /// script
# [tool.press]
# wrong-on-purpose = "先算出返回值，然后才等任务 / the value is computed before the tasks are awaited"
# ///
