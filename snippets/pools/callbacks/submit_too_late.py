import logging
from concurrent.futures import ThreadPoolExecutor
from threading import Event

closing = Event()


class Show(logging.Handler):
    def emit(self, record):
        print(f"log: {record.exc_info[1]}")


logging.getLogger("concurrent.futures").addHandler(Show())


def brew(boiling):
    pool.submit(print, "tea")


pool = ThreadPoolExecutor(1)
boiling = pool.submit(closing.wait)
boiling.add_done_callback(brew)
pool.shutdown(wait=False)
closing.set()
pool.shutdown()
print("no tea")

# /// script
# [tool.press]
# wrong-on-purpose = "池关闭之后，回调才提交 / a callback submits after the pool is shut down"
# ///
