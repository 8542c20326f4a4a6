from itertools import permutations
from threading import Semaphore, Thread


def run(order):
    counter = 0
    may_go = {"A": Semaphore(0), "B": Semaphore(0)}
    step_done = Semaphore(0)

    def add_one(name):
        nonlocal counter
        may_go[name].acquire()
        seen = counter
        step_done.release()
        may_go[name].acquire()
        counter = seen + 1
        step_done.release()

    threads = [Thread(target=add_one, args=(name,)) for name in "AB"]
    for thread in threads:
        thread.start()
    for name in order:
        may_go[name].release()
        step_done.acquire()
    for thread in threads:
        thread.join()
    return counter


for order in sorted(set(permutations("AABB"))):
    print(f"{' '.join(order)}   counter = {run(order)}")
