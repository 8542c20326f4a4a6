import threading

lock = threading.Lock()
open_connections = 1


class Connection:
    def __del__(self):
        global open_connections
        # 在丢掉最后一个引用的那个线程里执行
        # Runs in the thread that drops the last reference
        if not lock.acquire(timeout=0.1):
            print("__del__: waited in vain for the lock")
            return
        open_connections -= 1
        lock.release()


pool = [Connection()]
with lock:
    pool.clear()
print(f"open connections: {open_connections}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "终结器执行时，本线程正拿着锁 / a finalizer in the thread that holds the lock"
# ///
