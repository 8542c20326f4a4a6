# exercise: pools/thread_pools/fetch_all
from concurrent.futures import ThreadPoolExecutor


def fetch_all(pool, fetch, names):
    # 改好它：所有任务都交给池，结果仍按 names 的次序
    # Mend it: the pool has all tasks at once, and the results still
    # come in the order of names
    return [pool.submit(fetch, name).result() for name in names]


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=3) as workers:
        print(fetch_all(workers, str.upper, ["a", "b", "c"]))
