# exercise: threads/deadlock/ranked_lock
import threading

mine = threading.local()


class RankedLock:
    """A lock that a thread may take only after those of lower rank."""

    def __init__(self, rank):
        self.rank = rank
        self.lock = threading.Lock()

    def acquire(self):
        held = mine.__dict__.setdefault("held", [])
        # 只升不降，所以剩下的几把里，最后一把等级最高
        # Ranks only rise, so the last of those left is the highest
        if held and held[-1].rank >= self.rank:
            raise RuntimeError(f"rank {self.rank} comes too late")
        self.lock.acquire()
        held.append(self)

    def release(self):
        # 不是 pop：先释放的未必是最后拿的
        # Not pop: the first to go need not be the last that came
        mine.held.remove(self)
        self.lock.release()


if __name__ == "__main__":
    low, high = RankedLock(1), RankedLock(2)
    high.acquire()
    try:
        low.acquire()
        print("nobody objected")
    except RuntimeError:
        print("refused")
