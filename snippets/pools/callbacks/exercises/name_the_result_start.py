# exercise: pools/callbacks/name_the_result
from concurrent.futures import ThreadPoolExecutor

PRICES = {"tea": 3, "coffee": 4, "water": 0}


def ask(pool, price_of, names):
    # 改好它：每个结果配上它自己的名字，谁先完成都一样
    # Mend it: each result has its own name, whoever is done first
    found = {}
    for name in names:

        def keep(future):
            found[name] = future.result()

        pool.submit(price_of, name).add_done_callback(keep)
    return found


if __name__ == "__main__":
    with ThreadPoolExecutor(3) as pool:
        found = ask(pool, PRICES.get, list(PRICES))
    print(sorted(found.items()))
