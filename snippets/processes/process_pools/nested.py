import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def inner(n):
    return n * n


def outer(n):
    daemon = multiprocessing.current_process().daemon
    try:
        with ProcessPoolExecutor(max_workers=1) as pool:
            return daemon, pool.submit(inner, n).result()
    except AssertionError as error:
        return daemon, f"AssertionError: {error}"


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        daemon, result = pool.submit(outer, 3).result()
    print(f"ProcessPoolExecutor: daemon {daemon}, {result}")
    with multiprocessing.Pool(1) as pool:
        daemon, result = pool.apply(outer, (3,))
    print(f"multiprocessing.Pool: daemon {daemon}, {result}")
