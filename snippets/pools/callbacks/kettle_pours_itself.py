import time
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from threading import Barrier, Event, current_thread, main_thread

# 屏障和事件只用来定死水开的次序
# The barrier and the events only fix the order of boiling
all_on = Barrier(3)
turn = [Event() for _ in range(5)]
turn[1].set()
cups = SimpleQueue()


def boil(litres):
    all_on.wait()
    time.sleep(litres * 0.02)
    turn[litres].wait()
    return litres


def pour(kettle):
    litres = kettle.result()
    cups.put(litres)
    time.sleep(0.005)
    cook = current_thread() is main_thread()
    print(f"{litres} l, by {'the cook' if cook else 'the kettle'}")
    turn[litres + 1].set()


# section: kitchen
with ThreadPoolExecutor(3, thread_name_prefix="kettle") as stove:
    for litres in (2, 3, 1):
        stove.submit(boil, litres).add_done_callback(pour)
# end: kitchen
