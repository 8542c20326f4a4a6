# exercise: pools/collecting/lazy_map
from concurrent.futures import ThreadPoolExecutor


def lazy_map(pool, function, items, most):
    # 改好它：按 items 的次序给出结果，已经提交、结果还没给出的任务
    # 不超过 most 个，给出一个就补上一个，也不提前去取 items；程序在
    # 3.11 上也要能用
    # Mend it: results in the order of items, at most that many tasks
    # submitted whose result has not been yielded, a new one for each
    # that has, and items taken no earlier. It should work on 3.11, too
    yield from pool.map(function, items)


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as workers:
        print(list(lazy_map(workers, abs, [-1, 2, -3], most=2)))
