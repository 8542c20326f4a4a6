from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path


class Shop:
    def __init__(self, tax):
        self.tax = tax

    def price(self, net):
        return net * (100 + self.tax) // 100


def first_line(path):
    with path.open() as file:
        return file.readline().rstrip()


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(pool.submit(partial(pow, 2), 10).result())
        print(pool.submit(Shop(tax=20).price, 50).result())
        print(pool.submit(first_line, Path(__file__)).result())
