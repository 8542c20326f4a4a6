import threading
from concurrent.futures import ThreadPoolExecutor

go_on = threading.Event()
with ThreadPoolExecutor(max_workers=1) as pool:
    pool.submit(go_on.wait)
    waiting = pool.submit(print, "never")
    waiting.cancel()
    go_on.set()
print("there is a result:", not waiting.cancelled())
