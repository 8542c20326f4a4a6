import threading

mine = threading.local()


class RankedLock:
    def __init__(self, name, rank):
        self.name, self.rank = name, rank
        self.lock = threading.Lock()

    def __enter__(self):
        held = mine.__dict__.setdefault("held", [])
        # 先查次序，再等锁：错了就报错，不会卡住
        # Check the order before waiting: an error, not a hang
        if held and held[-1].rank >= self.rank:
            raise RuntimeError(f"{self.name} after {held[-1].name}")
        self.lock.acquire()
        held.append(self)

    def __exit__(self, *error):
        mine.held.pop()
        self.lock.release()


accounts = RankedLock("accounts", rank=1)
log = RankedLock("log", rank=2)

with accounts, log:
    print("accounts, then log: fine")

try:
    with log, accounts:
        print("never printed")
except RuntimeError as error:
    print(f"wrong order: {error}")
