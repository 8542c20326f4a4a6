from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from itertools import islice

taken = []


def numbers():
    for number in range(1000):
        taken.append(number)
        yield number


def run_all(pool, function, items, most):
    items = iter(items)
    first = islice(items, most)
    waiting = {pool.submit(function, item) for item in first}
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        yield from done
        # 做完几个，补上几个
        # As many new ones as have been done
        for item in islice(items, len(done)):
            waiting.add(pool.submit(function, item))


with ThreadPoolExecutor(max_workers=2) as pool:
    futures = run_all(pool, abs, numbers(), most=4)
    total = next(futures).result()
    print(f"after the first result: {len(taken)} taken")
    total += sum(future.result() for future in futures)
    print(f"after the last one:     {len(taken)} taken, sum {total}")
