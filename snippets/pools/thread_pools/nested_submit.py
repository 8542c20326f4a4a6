from concurrent.futures import ThreadPoolExecutor


def price(item):
    return {"tea": 3, "cake": 5}[item]


def bill(items):
    # 后面两个任务排在这个任务后面，而唯一的线程正在这里等
    # These tasks stand behind this one, and the only thread waits here
    prices = [pool.submit(price, item) for item in items]
    return sum(one.result(timeout=0.1) for one in prices)


with ThreadPoolExecutor(max_workers=1) as pool:
    total = pool.submit(bill, ["tea", "cake"])
    print(f"the bill: {total.exception()!r}")

# /// script
# [tool.press]
# wrong-on-purpose = "任务等同一个池里的任务 / a task waits for tasks of its own pool"
# ///
