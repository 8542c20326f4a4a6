# exercise: pools/collecting/first_success
from concurrent.futures import ThreadPoolExecutor, as_completed


def first_success(pool, ask, mirrors):
    futures = [pool.submit(ask, mirror) for mirror in mirrors]
    try:
        for future in as_completed(futures):
            if future.exception() is None:
                return future.result()
        raise future.exception()
    finally:
        for future in futures:
            future.cancel()


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as workers:
        print(first_success(workers, str.upper, ["oslo"]))
