# exercise: threads/locks/try_or_skip
import threading


def try_or_skip(lock, work, seconds):
    """Call work() under the lock and return True.

    If the lock does not come within so many seconds, return False.
    """
    # 有三处错，找出来改好
    # Three mistakes: find and mend them
    lock.acquire(timeout=seconds)
    work()
    lock.release()
    return True


if __name__ == "__main__":
    lock = threading.Lock()
    print("free:", try_or_skip(lock, lambda: print("  working"), 0.1))
    lock.acquire()
    print("taken:", try_or_skip(lock, lambda: print("  working"), 0.1))
    print("still taken:", lock.locked())
