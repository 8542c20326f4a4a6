import threading


class CountingLock:
    def __init__(self):
        self._lock = threading.Lock()
        self.taken = 0

    def __enter__(self):
        self._lock.acquire()
        self.taken += 1

    def __exit__(self, *error):
        self._lock.release()


def load():
    loads.append("table")
    return ["ann", "bob"]


# section: get
def get_table():
    global table
    if table is None:
        with lock:
            if table is None:
                rows = load()
                table = rows
    return table


# end: get


lock = CountingLock()
loads = []
table = None
for _ in range(1000):
    get_table()
print(f"1000 calls: loads {len(loads)}, lock taken {lock.taken}")
