import queue
import threading

lock = threading.Lock()
open_connections = 1
closed = queue.SimpleQueue()


class Connection:
    def __del__(self):
        closed.put("one")


def count_closed():
    global open_connections
    with lock:
        while not closed.empty():
            closed.get()
            open_connections -= 1


pool = [Connection()]
with lock:
    pool.clear()
count_closed()
print(f"open connections: {open_connections}")
