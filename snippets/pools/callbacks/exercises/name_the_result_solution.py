# exercise: pools/callbacks/name_the_result
from concurrent.futures import ThreadPoolExecutor
from functools import partial

PRICES = {"tea": 3, "coffee": 4, "water": 0}


def ask(pool, price_of, names):
    found = {}

    def keep(name, future):
        found[name] = future.result()

    for name in names:
        future = pool.submit(price_of, name)
        # partial 现在就记下 name；lambda 要到运行时才去看
        # partial keeps name now; a lambda looks when it runs
        future.add_done_callback(partial(keep, name))
    return found


if __name__ == "__main__":
    with ThreadPoolExecutor(3) as pool:
        found = ask(pool, PRICES.get, list(PRICES))
    print(sorted(found.items()))
