from functools import partial
from multiprocessing import Pool


def price(net, tax, currency="EUR"):
    return f"{net + net * tax // 100} {currency}"


def price_of(pair):
    return price(*pair)


if __name__ == "__main__":
    orders = [(100, 19), (200, 7)]
    with Pool(processes=1) as pool:
        print(pool.starmap(price, orders))
        print(pool.starmap(partial(price, currency="CHF"), orders))
        print(pool.map(partial(price, tax=19), [100, 200]))
        # imap 没有 star 版，自己拆开
        # imap has no star version: unpack by hand
        print(list(pool.imap(price_of, orders)))
        print(pool.apply(price, (100,), {"tax": 0, "currency": "USD"}))
