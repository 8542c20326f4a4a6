import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def inherit(*shared):
    global busy, all_in
    busy, all_in = shared


def innocent():
    busy.set()
    threading.Event().wait()


def crash():
    busy.wait()
    all_in.wait()
    os._exit(7)


if __name__ == "__main__":
    busy, all_in = multiprocessing.Event(), multiprocessing.Event()
    with ProcessPoolExecutor(
        max_workers=2, initializer=inherit, initargs=(busy, all_in)
    ) as pool:
        futures = {
            "in the other worker": pool.submit(innocent),
            "the culprit": pool.submit(crash),
            "still waiting": pool.submit(abs, -1),
        }
        all_in.set()
        for what, future in futures.items():
            error = future.exception()
            print(f"{what}: {type(error).__name__}")
        print(error)
        try:
            pool.submit(abs, -1)
        except BrokenProcessPool as error:
            print(f"submit: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "工作进程突然结束 / a worker ends abruptly"
# ///
