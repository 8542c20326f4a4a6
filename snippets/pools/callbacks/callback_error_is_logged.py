import logging
from concurrent.futures import ThreadPoolExecutor


class Show(logging.Handler):
    def emit(self, record):
        error = record.exc_info[1]
        print(f"log, {record.levelname}, {record.name}: {error!r}")


logging.getLogger("concurrent.futures").addHandler(Show())

with ThreadPoolExecutor(1) as pool:
    future = pool.submit(int, "7")
    future.add_done_callback(lambda f: print(f"first: {f.result()}"))
    future.add_done_callback(lambda f: f.result() / 0)
    future.add_done_callback(lambda f: print(f"last: {f.result()}"))
print(f"the future knows no error: {future.exception()}")
