import multiprocessing
import threading
from multiprocessing.pool import ThreadPool

go_on = threading.Event()


def work(number):
    if number == 1:
        go_on.wait()
    return number


with ThreadPool(processes=1) as pool:
    results = pool.imap(work, range(3))
    print(f"first: {results.next(timeout=10)}")
    try:
        results.next(timeout=0.05)
    except multiprocessing.TimeoutError:
        print("the second is not ready, and nothing is lost")
    go_on.set()
    print(f"the rest: {list(results)}")
