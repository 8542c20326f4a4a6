import time
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from threading import current_thread, main_thread

cups = SimpleQueue()


def boil(litres):
    time.sleep(litres * 0.02)
    return litres


def pour(litres):
    cups.put(litres)
    time.sleep(0.005)
    cook = current_thread() is main_thread()
    print(f"{litres} l, by {'the cook' if cook else 'the kettle'}")


# section: kitchen
with ThreadPoolExecutor(3, thread_name_prefix="kettle") as stove:
    for litres in (2, 3, 1):
        pour(stove.submit(boil, litres).result())
# end: kitchen
