import threading
from concurrent.futures import ThreadPoolExecutor

begun, go_on = threading.Event(), threading.Event()


def work(number):
    begun.set()
    go_on.wait()
    done.append(number)


done = []
try:
    with ThreadPoolExecutor(max_workers=1) as pool:
        try:
            for number in range(4):
                pool.submit(work, number)
            begun.wait()
            raise ValueError("something is wrong, stop")
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            go_on.set()
            raise
except ValueError as error:
    print(f"{error}, but first: {done}")
