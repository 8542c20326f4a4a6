# exercise: pools/collecting/lazy_map
from collections import deque
from concurrent.futures import ThreadPoolExecutor


def lazy_map(pool, function, items, most):
    waiting = deque()
    for item in items:
        waiting.append(pool.submit(function, item))
        if len(waiting) == most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as workers:
        print(list(lazy_map(workers, abs, [-1, 2, -3], most=2)))
