import time
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from threading import current_thread, main_thread

cups = SimpleQueue()


def boil(liters):
    time.sleep(liters * 0.02)
    return liters


def pour(liters):
    cups.put(liters)
    time.sleep(0.005)
    cook = current_thread() is main_thread()
    print(f"{liters} l, by {'the cook' if cook else 'the kettle'}")


# section: kitchen
with ThreadPoolExecutor(3, thread_name_prefix="kettle") as stove:
    for liters in (2, 3, 1):
        pour(stove.submit(boil, liters).result())
# end: kitchen
