import multiprocessing
import threading
from multiprocessing.pool import ThreadPool

go_on = threading.Event()


def work(text):
    go_on.wait()
    return int(text)


with ThreadPool(processes=1) as pool:
    good, bad = [pool.apply_async(work, (text,)) for text in ("7", "x")]
    print(f"ready: {good.ready()}")
    try:
        good.successful()
    except ValueError as error:
        print(f"too early: {error}".replace(repr(good), "it"))
    try:
        good.get(timeout=0.05)
    except multiprocessing.TimeoutError as error:
        print(f"gave up: {type(error).__mro__[1].__name__}")
    go_on.set()
    good.wait()
    bad.wait()
    for one in (good, bad):
        print(f"ready {one.ready()}, successful {one.successful()}")
    print(f"get: {good.get()}")
    try:
        bad.get()
    except ValueError as error:
        print(f"get raises {error!r}")
