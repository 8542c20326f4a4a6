import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor

packed = threading.Semaphore(0)


def inherit(*shared):
    global started, gate
    started, gate = shared


class Number:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        packed.release()
        return int, (self.n,)


def work(n):
    started.set()
    gate.wait()
    return n


if __name__ == "__main__":
    started, gate = multiprocessing.Event(), multiprocessing.Event()
    with ProcessPoolExecutor(
        max_workers=1, initializer=inherit, initargs=(started, gate)
    ) as pool:
        first = pool.submit(work, Number(0))
        started.wait()
        others = [pool.submit(work, Number(n)) for n in range(1, 6)]
        for _ in range(3):
            packed.acquire()
        print("running:", [future.running() for future in others])
        print("cancel:", [future.cancel() for future in others])
        gate.set()
    done = [first, *(one for one in others if not one.cancelled())]
    print("done:", [future.result() for future in done])
