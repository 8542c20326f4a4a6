import threading
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def make():
    def local():
        return 1

    return local


def numbers():
    return (n for n in range(3))


if __name__ == "__main__":
    here = Path(__file__)
    with ProcessPoolExecutor(1) as pool, here.open() as file:
        futures = {
            "lambda": pool.submit(lambda: 1),
            "local function": pool.submit(make()),
            "lock": pool.submit(print, threading.Lock()),
            "open file": pool.submit(print, file),
            "the pool": pool.submit(print, pool),
            "generator, result": pool.submit(numbers),
        }
        for what, future in futures.items():
            error = future.exception()
            print(f"{what}: {type(error).__name__}: {error}")
        print(f"afterwards: {pool.submit(abs, -1).result()}")

# /// script
# [tool.press]
# wrong-on-purpose = "送不出去的参数和结果 / arguments and a result that cannot be sent"
# ///
