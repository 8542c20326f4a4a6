# exercise: pools/older_pools/missing_one
import threading
from multiprocessing.pool import ThreadPool

never = threading.Event()


def collect(pool, function, items, patience):
    results = [pool.apply_async(function, (item,)) for item in items]
    collected = []
    for result in results:
        result.wait(timeout=patience)
        collected.append(result.get() if result.ready() else None)
    return collected


def double(number):
    if number == 3:
        never.wait()
    return 2 * number


if __name__ == "__main__":
    with ThreadPool(processes=2) as pool:
        print(collect(pool, double, range(6), 0.5))
    never.set()
