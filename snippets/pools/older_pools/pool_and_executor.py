from concurrent.futures import ThreadPoolExecutor, as_completed
from multiprocessing.pool import ThreadPool

bases, powers = [2, 3, 7], [5, 4, 1]


def both(name, old, new):
    print(f"{name:15}{old} {'==' if old == new else '!='} {new}")


with ThreadPool(2) as pool, ThreadPoolExecutor(2) as executor:
    old = pool.apply(pow, (2, 9))
    both("apply", old, executor.submit(pow, 2, 9).result())
    old = pool.map(abs, bases)
    both("map", old, list(executor.map(abs, bases)))
    old = pool.starmap(pow, zip(bases, powers, strict=True))
    both("starmap", old, list(executor.map(pow, bases, powers)))
    old = sorted(pool.imap_unordered(abs, bases))
    futures = [executor.submit(abs, base) for base in bases]
    new = sorted(future.result() for future in as_completed(futures))
    both("imap_unordered", old, new)
