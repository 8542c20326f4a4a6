# exercise: threads/deadlock/step_back
import random
import threading
import time


def take_both(one, other):
    """Return holding both; never wait for one while holding one."""
    while True:
        one.acquire()
        if other.acquire(blocking=False):
            return
        one.release()
        # 歇一会儿，长短随机，免得两个线程一直同进同退
        # A pause of random length, or two might keep in step for ever
        time.sleep(random.uniform(0, 0.002))
        one, other = other, one


if __name__ == "__main__":
    first, second = threading.Lock(), threading.Lock()
    take_both(first, second)
    print("held:", first.locked(), second.locked())
