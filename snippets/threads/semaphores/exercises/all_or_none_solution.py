# exercise: threads/semaphores/all_or_none
import threading
from contextlib import suppress

both_have_one = threading.Barrier(2)


def between():
    # 拿到第一个之后，另一个线程也来拿。不要改这个函数
    # After the first one, the other thread comes, too.
    # Leave this function as it is
    with suppress(threading.BrokenBarrierError):
        both_have_one.wait(timeout=0.1)


class Cores:
    def __init__(self, count):
        self.free = threading.BoundedSemaphore(count)
        self.turn = threading.Lock()

    def take(self, n):
        # 一次只有一个线程在凑数；归还不需要这把锁
        # One collects at a time; giving back needs no such lock
        with self.turn:
            for _ in range(n):
                self.free.acquire()
                between()

    def give_back(self, n):
        self.free.release(n)


def main():
    cores, done = Cores(2), []

    def job():
        cores.take(2)
        done.append("done")
        cores.give_back(2)

    jobs = [threading.Thread(target=job) for _ in range(2)]
    for thread in jobs:
        thread.start()
    for thread in jobs:
        thread.join()
    print(f"jobs done: {len(done)} of 2")


if __name__ == "__main__":
    main()
