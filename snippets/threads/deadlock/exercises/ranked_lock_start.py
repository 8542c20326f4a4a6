# exercise: threads/deadlock/ranked_lock
import threading

mine = threading.local()


class RankedLock:
    """A lock that a thread may take only after those of lower rank."""

    def __init__(self, rank):
        self.rank = rank
        self.lock = threading.Lock()

    def acquire(self):
        # 次序不对，抛出 RuntimeError，什么也不要拿
        # Wrong order: raise RuntimeError, and take nothing
        self.lock.acquire()

    def release(self):
        # 释放的次序可以任意
        # They may be released in any order
        self.lock.release()


if __name__ == "__main__":
    low, high = RankedLock(1), RankedLock(2)
    high.acquire()
    try:
        low.acquire()
        print("nobody objected")
    except RuntimeError:
        print("refused")
