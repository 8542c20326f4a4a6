import gc
import queue


class Queue(queue.Queue):
    def _put(self, item):
        gc.collect()
        super()._put(item)


class Session:
    def __del__(self):
        farewells.put("session closed")


gc.disable()
farewells = queue.SimpleQueue()
log = Queue()
session = Session()
session.myself = session
del session
log.put("a line")
print(f"lines: {log.qsize()}")
print(f"farewell: {farewells.get()}")
