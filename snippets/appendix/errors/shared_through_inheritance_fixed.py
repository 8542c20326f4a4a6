import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def inherit(shared):
    global lock
    lock = shared


def work(n):
    with lock:
        return n * n


if __name__ == "__main__":
    shared = multiprocessing.Lock()
    with ProcessPoolExecutor(
        2, initializer=inherit, initargs=(shared,)
    ) as pool:
        print(list(pool.map(work, [1, 2, 3])))
