import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from queue import SimpleQueue
from threading import Barrier, Event, current_thread, main_thread

# 屏障和事件只用来定死水开的次序
# The barrier and the events only fix the order of boiling
all_on = Barrier(3)
turn = [Event() for _ in range(5)]
turn[1].set()
cups = SimpleQueue()


def boil(liters):
    all_on.wait()
    time.sleep(liters * 0.02)
    turn[liters].wait()
    return liters


def pour(liters):
    cups.put(liters)
    time.sleep(0.005)
    cook = current_thread() is main_thread()
    print(f"{liters} l, by {'the cook' if cook else 'the kettle'}")
    turn[liters + 1].set()


# section: kitchen
with ThreadPoolExecutor(3, thread_name_prefix="kettle") as stove:
    kettles = [stove.submit(boil, liters) for liters in (2, 3, 1)]
    for kettle in as_completed(kettles):
        pour(kettle.result())
# end: kitchen
