import gc
import queue


class Queue(queue.Queue):
    # 垃圾回收随时可能运行：这里选最坏的时刻
    # The collector may run at any time: here, at the worst one
    def _put(self, item):
        gc.collect()
        super()._put(item)


class Session:
    def __del__(self):
        free = log.mutex.acquire(timeout=0.1)
        print(f"__del__ could put a line into the log: {free}")


gc.disable()
log = Queue()
session = Session()
session.myself = session
del session
log.put("a line")
print(f"lines: {log.qsize()}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "同一个线程等自己放锁 / one thread waits for its own lock"
# ///
