import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor


def inherit(barrier):
    global both_at_work
    both_at_work = barrier


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, int(n**0.5) + 1))


def count_primes(low, high):
    both_at_work.wait()
    return os.getpid(), sum(map(is_prime, range(low, high)))


if __name__ == "__main__":
    barrier = multiprocessing.Barrier(2)
    with ProcessPoolExecutor(
        max_workers=2, initializer=inherit, initargs=(barrier,)
    ) as pool:
        parts = pool.map(count_primes, [0, 20_000], [20_000, 40_000])
    print(f"this program: pid {os.getpid()}")
    for pid, count in parts:
        print(f"worker: pid {pid}, {count} primes")
