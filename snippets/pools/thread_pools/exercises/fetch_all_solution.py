# exercise: pools/thread_pools/fetch_all
from concurrent.futures import ThreadPoolExecutor


def fetch_all(pool, fetch, names):
    futures = [pool.submit(fetch, name) for name in names]
    return [future.result() for future in futures]


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=3) as workers:
        print(fetch_all(workers, str.upper, ["a", "b", "c"]))
