import os
import threading
from concurrent.futures import ProcessPoolExecutor, wait
from multiprocessing import Event, current_process

MAIN, PID = threading.main_thread(), os.getpid()


def keep(event):
    global go
    go = event


def work():
    go.wait()
    return current_process().pid


def who(case):
    def callback(future):
        here = os.getpid() == PID
        main = threading.current_thread() is MAIN
        print(f"{case}: this process {here}, main thread {main}")

    return callback


if __name__ == "__main__":
    go = Event()
    with ProcessPoolExecutor(
        1, initializer=keep, initargs=[go]
    ) as pool:
        futures = [pool.submit(work) for _ in range(4)]
        futures[3].add_done_callback(who("cancelled"))
        futures[3].cancel()
        futures[0].add_done_callback(who("pending"))
        go.set()
        wait(futures[:3])
    futures[0].add_done_callback(who("already done"))
    print(f"the task ran in this process: {futures[0].result() == PID}")
