import threading
from concurrent.futures import ThreadPoolExecutor


def divide(number, by):
    print("division runs in the main thread:",
          threading.current_thread() is threading.main_thread())
    return number / by


with ThreadPoolExecutor() as pool:
    future = pool.submit(divide, 6, by=0)
    try:
        future.result()
    except ZeroDivisionError as error:
        print("main caught:", error)
