import multiprocessing
from concurrent.futures import ProcessPoolExecutor

packed = []


class Prices:
    def __init__(self):
        self.of = {f"item {n}": n for n in range(1000)}

    def __reduce__(self):
        packed.append("once more")
        return Prices, ()


def keep(shared):
    global prices
    prices = shared


def with_argument(prices, name):
    return prices.of[name]


def with_global(name):
    return prices.of[name]


if __name__ == "__main__":
    big, names = Prices(), [f"item {n}" for n in range(8)]
    for method in "fork", "spawn", "forkserver":
        context = multiprocessing.get_context(method)
        with ProcessPoolExecutor(
            1, context, initializer=keep, initargs=(big,)
        ) as pool:
            packed.clear()
            list(pool.map(with_global, names))
            once = len(packed)
            list(pool.map(with_argument, [big] * 8, names))
        each = len(packed) - once
        print(f"{method}: initargs {once}, arguments of 8 tasks {each}")

# /// script
# [tool.press]
# platforms = ["linux", "darwin"]
# ///
