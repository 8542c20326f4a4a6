import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.connection import wait


def inherit(shared):
    global started
    started = shared
    signal.signal(signal.SIGTERM, clean_up)


def clean_up(number, frame):
    print("  the worker cleans up")
    os._exit(1)


def work():
    started.set()
    threading.Event().wait()


if __name__ == "__main__":
    for name in "terminate_workers", "kill_workers":
        before = set(multiprocessing.active_children())
        started = multiprocessing.Event()
        pool = ProcessPoolExecutor(1, None, inherit, (started,))
        future = pool.submit(work)
        started.wait()
        (worker,) = set(multiprocessing.active_children()) - before
        print(f"{name}()")
        if name == "terminate_workers":
            pool.terminate_workers()
        else:
            pool.kill_workers()
        wait([worker.sentinel])
        error = future.exception()
        print(f"  the worker is gone: {type(error).__name__}")

# /// script
# requires-python = ">=3.14"
# [tool.press]
# start-methods = ["spawn", "forkserver"]
# unjoined = "a pool does not wait for workers that it ends by force"
# platforms = ["linux", "darwin"]
# ///
