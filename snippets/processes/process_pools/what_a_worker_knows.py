import multiprocessing
from concurrent.futures import ProcessPoolExecutor

LIMIT = 10


def limit():
    return LIMIT


if __name__ == "__main__":
    LIMIT = 99
    for method in "fork", "spawn", "forkserver":
        context = multiprocessing.get_context(method)
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            print(f"{method}: LIMIT is {pool.submit(limit).result()}")

# /// script
# [tool.press]
# platforms = ["linux", "darwin"]
# ///
