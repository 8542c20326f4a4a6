# exercise: pools/callbacks/when_all
from concurrent.futures import ThreadPoolExecutor, wait


def when_all(futures, callback):
    # 改好它：不等待就返回；全部完成时，调用一次 callback(futures)
    # Mend it: it returns without waiting; once all are done, it calls
    # callback(futures), once
    wait(futures)
    callback(futures)


def total(futures):
    print(f"total {sum(one.result() for one in futures)}")


if __name__ == "__main__":
    with ThreadPoolExecutor(3) as pool:
        futures = [pool.submit(pow, 2, n) for n in range(3)]
        when_all(futures, total)
