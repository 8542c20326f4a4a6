import threading
from concurrent.futures import ProcessPoolExecutor, wait
from multiprocessing import Barrier, Event

go_on = threading.Event()


def keep(*handshakes):
    global both, in_callback, second_ran
    both, in_callback, second_ran = handshakes


def first():
    both.wait()
    return "first"


def second():
    both.wait()
    in_callback.wait()
    second_ran.set()
    return "second"


def slow_callback(future):
    in_callback.set()
    go_on.wait()


if __name__ == "__main__":
    handshakes = Barrier(2), Event(), Event()
    keep(*handshakes)
    with ProcessPoolExecutor(
        2, initializer=keep, initargs=handshakes
    ) as pool:
        one = pool.submit(first)
        one.add_done_callback(slow_callback)
        other = pool.submit(second)
        second_ran.wait()
        wait([other], timeout=0.1)
        print(f"{one.result()}, and second has run in its worker")
        print(f"its future is done: {other.done()}")
        go_on.set()
        print(other.result())
