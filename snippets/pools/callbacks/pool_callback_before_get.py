import threading
from multiprocessing import Pool

go_on = threading.Event()


def slow_callback(value):
    go_on.wait()
    print(f"callback: {value}")


if __name__ == "__main__":
    with Pool(1) as pool:
        result = pool.apply_async(pow, [2, 5], callback=slow_callback)
        result.wait(timeout=0.1)
        print(f"ready while the callback runs: {result.ready()}")
        go_on.set()
        print(f"get: {result.get()}")
