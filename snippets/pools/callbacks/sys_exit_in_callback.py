import logging
import sys
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event

added = Event()


class Show(logging.Handler):
    def emit(self, record):
        error = record.exc_info[1]
        print(f"{record.levelname}: {record.getMessage()}: {error!r}")


logging.getLogger("concurrent.futures").addHandler(Show())

with ThreadPoolExecutor(1) as pool:
    future = pool.submit(added.wait)
    future.add_done_callback(lambda f: sys.exit(1))
    future.add_done_callback(lambda f: print("never printed"))
    next_task = pool.submit(print, "never printed either")
    added.set()
    wait([next_task], timeout=0.1)
    print(f"first task done: {future.done()}")
    print(f"next task begun: {next_task.running()}")

# /// script
# [tool.press]
# wrong-on-purpose = "回调里退出，池失去工作线程 / exit in a callback, and the pool loses its worker"
# ///
