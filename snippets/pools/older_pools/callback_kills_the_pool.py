import threading
from multiprocessing.pool import ThreadPool

died = threading.Event()


def report_death(args):
    print(f"{args.exc_type.__name__} ends the result thread")
    died.set()


threading.excepthook = report_death
pool = ThreadPool(processes=1)
pool.apply_async(abs, (-1,), callback=lambda value: value["x"])
died.wait()
result = pool.apply_async(abs, (-2,))
result.wait(timeout=0.1)
print(f"the next result is ready: {result.ready()}")
try:
    pool.terminate()
except AssertionError:
    print("terminate() fails, too")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "回调出错，池就不再交出结果 / an error in a callback ends the pool"
# ///
