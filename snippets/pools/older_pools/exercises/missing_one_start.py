# exercise: pools/older_pools/missing_one
import multiprocessing
import threading
from multiprocessing.pool import ThreadPool

never = threading.Event()


def collect(pool, function, items, patience):
    # 改好它：一个结果等不来，只有它记为 None，其余的照样拿到
    # Mend it: if one result does not come, only that one is None,
    # and the others are there
    try:
        return pool.map_async(function, items).get(timeout=patience)
    except multiprocessing.TimeoutError:
        return [None for _ in items]


def double(number):
    if number == 3:
        never.wait()
    return 2 * number


if __name__ == "__main__":
    with ThreadPool(processes=2) as pool:
        print(collect(pool, double, range(6), 0.5))
    never.set()
