import threading
from concurrent.futures import ThreadPoolExecutor

shut_down = threading.Event()


def visit(folder):
    if folder == "/":
        shut_down.wait()
        pool.submit(visit, "/home")
    return folder


pool = ThreadPoolExecutor()
root = pool.submit(visit, "/")
# 等正在运行的任务，但不再接受它们提交的新任务
# It waits for running tasks, and refuses what they submit
pool.shutdown(wait=False)
shut_down.set()
pool.shutdown()
print(f"the task failed: {root.exception()}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "任务还在提交，池已关闭 / tasks still submit, the pool is shut down"
# ///
