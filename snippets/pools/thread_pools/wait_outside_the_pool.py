from concurrent.futures import ThreadPoolExecutor


def price(item):
    return {"tea": 3, "cake": 5}[item]


def bill(items):
    # 由池外的线程来等
    # The thread that waits is not one of the pool's
    prices = [pool.submit(price, item) for item in items]
    return sum(one.result() for one in prices)


with ThreadPoolExecutor(max_workers=1) as pool:
    print(f"the bill: {bill(['tea', 'cake'])}")
