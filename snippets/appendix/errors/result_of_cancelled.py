import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor

go_on = threading.Event()
with ThreadPoolExecutor(max_workers=1) as pool:
    pool.submit(go_on.wait)
    waiting = pool.submit(print, "never")
    print("cancelled:", waiting.cancel())
    try:
        waiting.result()
    except CancelledError as error:
        print(f"{type(error).__name__}: {error}")
    go_on.set()

# /// script
# [tool.press]
# wrong-on-purpose = "向取消了的任务要结果 / asks a cancelled task for its result"
# ///
