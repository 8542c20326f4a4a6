import threading
from concurrent.futures import ThreadPoolExecutor

stop, looked = threading.Event(), threading.Event()


def watch_mailbox():
    while True:
        # 代替看一眼邮箱
        # In place of a look into the mailbox
        looked.set()
        if stop.wait(timeout=60):
            return "stopped, without waiting for the minute"


with ThreadPoolExecutor() as pool:
    future = pool.submit(watch_mailbox)
    looked.wait()
    print(f"cancel: {future.cancel()}")
    stop.set()
    print(future.result())
