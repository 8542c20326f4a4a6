# exercise: pools/collecting/all_outcomes
from concurrent.futures import ThreadPoolExecutor


def all_outcomes(pool, function, items):
    futures = [pool.submit(function, item) for item in items]
    outcomes = []
    for future in futures:
        error = future.exception()
        result = future.result() if error is None else None
        outcomes.append((result, error))
    return outcomes


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as workers:
        for outcome in all_outcomes(workers, int, ["1", "2"]):
            print(outcome)
