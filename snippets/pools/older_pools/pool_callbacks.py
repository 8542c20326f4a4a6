import threading
from multiprocessing.pool import ThreadPool


def keep(value):
    in_main = threading.current_thread() is threading.main_thread()
    print(f"callback: {value}, in the main thread: {in_main}")


def complain(error):
    print(f"error_callback: {error!r}")


with ThreadPool(processes=1) as pool:
    for text in ("7", "x"):
        result = pool.apply_async(
            int, (text,), callback=keep, error_callback=complain
        )
        result.wait()
        print(f"wait() is over, successful: {result.successful()}")
    numbers = pool.map_async(int, "345", callback=keep)
    print(f"get: {numbers.get()}")
