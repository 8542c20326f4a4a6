import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

go_on = threading.Event()
with ThreadPoolExecutor() as pool:
    answer = pool.submit(go_on.wait)
    try:
        answer.result(timeout=0.05)
    except TimeoutError as error:
        print(f"{type(error).__name__}: {error}")
    try:
        next(as_completed([answer], timeout=0.05))
    except TimeoutError as error:
        print(f"{type(error).__name__}: {error}")
    print("still running:", answer.running())
    go_on.set()

# /// script
# [tool.press]
# wrong-on-purpose = "以为超时会让任务停下 / expects a timeout to stop the task"
# ///
