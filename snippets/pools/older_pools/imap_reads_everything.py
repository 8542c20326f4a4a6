import threading
from multiprocessing.pool import ThreadPool

read = 0
at_the_end = threading.Event()


def numbers():
    global read
    for number in range(1000):
        read += 1
        yield number
    at_the_end.set()


with ThreadPool(processes=2) as pool:
    results = pool.imap(abs, numbers())
    # 一个结果都还没有要
    # Not one result has been asked for
    at_the_end.wait()
    print(f"numbers read: {read}")
    print(f"first result: {next(results)}")
