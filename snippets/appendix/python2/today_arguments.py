import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from functools import partial


def over_limit(number, limit):
    return number > limit


def set_limit(value):
    global shared_limit
    shared_limit = value


def over_shared_limit(number):
    return number > shared_limit


if __name__ == "__main__":
    for method in "spawn", "forkserver":
        context = multiprocessing.get_context(method)
        with ProcessPoolExecutor(
            1, mp_context=context, initializer=set_limit, initargs=(10,)
        ) as pool:
            check = partial(over_limit, limit=10)
            print(method, list(pool.map(check, [8, 12])))
            print(method, list(pool.map(over_shared_limit, [8, 12])))

# /// script
# requires-python = ">=3.11"
# [tool.press]
# platforms = ["linux", "darwin"]
# ///
