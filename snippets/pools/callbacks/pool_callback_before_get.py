import threading
from multiprocessing import Pool

begun, go_on = threading.Event(), threading.Event()


def slow_callback(value):
    begun.set()
    go_on.wait()
    print(f"callback: {value}")


if __name__ == "__main__":
    with Pool(1) as pool:
        result = pool.apply_async(pow, [2, 5], callback=slow_callback)
        begun.wait()
        print(f"ready while the callback runs: {result.ready()}")
        go_on.set()
        print(f"get: {result.get()}")
