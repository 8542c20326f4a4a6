# exercise: threads/deadlock/step_back
import threading


def take_both(one, other):
    """Return holding both; never wait for one while holding one."""
    # 现在是拿着一把等另一把；改成拿不到就放开，稍后再试
    # This waits while holding one: let go and try again instead
    one.acquire()
    other.acquire()


if __name__ == "__main__":
    first, second = threading.Lock(), threading.Lock()
    take_both(first, second)
    print("held:", first.locked(), second.locked())
