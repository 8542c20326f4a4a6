# exercise: pools/older_pools/port
from multiprocessing.pool import ThreadPool


def ratings(rate, pairs):
    # 改写：用 concurrent.futures，结果和出错时的行为都不变
    # Rewrite it with concurrent.futures: same results, same errors
    with ThreadPool(processes=2) as pool:
        return pool.starmap(rate, pairs)


def fast_ones(rate, pairs, enough):
    # 改写：先做完的先取，取够了就返回，不等其余的
    # Rewrite it: take what is done first, return when there is enough,
    # and do not wait for the others
    with ThreadPool(processes=2) as pool:
        results = pool.imap_unordered(lambda pair: rate(*pair), pairs)
        return [next(results) for _ in range(enough)]


if __name__ == "__main__":
    pairs = [(2, 3), (3, 2), (5, 1)]
    print(ratings(pow, pairs))
    print(len(fast_ones(pow, pairs, 2)))
