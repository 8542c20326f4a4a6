# exercise: pools/collecting/all_outcomes
from concurrent.futures import ThreadPoolExecutor


def all_outcomes(pool, function, items):
    # 改好它：每个元素给出 (结果, None) 或 (None, 异常)，次序不变，
    # 一个出错不影响其余的
    # Mend it: (result, None) or (None, exception) for each item, in
    # order; one that fails leaves the others alone
    return [(result, None) for result in pool.map(function, items)]


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as workers:
        for outcome in all_outcomes(workers, int, ["1", "2"]):
            print(outcome)
