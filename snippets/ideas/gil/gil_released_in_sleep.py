import socket
import sys
import threading
import time
from functools import partial

# 间隔这么长，谁也不会因为时间到而让出 GIL
# With such an interval nobody is ever asked to hand over
sys.setswitchinterval(1000)


def main_gets_on(name, wait, end_wait):
    inside = threading.Event()

    def blocked():
        inside.set()
        wait()

    thread = threading.Thread(target=blocked)
    thread.start()
    inside.wait()
    steps = sum(1 for _ in range(100_000))
    print(f"{name}: {steps} steps while the other waits")
    end_wait()
    thread.join()


def nap():
    while not rested.is_set():
        time.sleep(0.001)


rested = threading.Event()
main_gets_on("time.sleep", nap, rested.set)

lock = threading.Lock()
lock.acquire()
main_gets_on("Lock.acquire", lock.acquire, lock.release)

here, there = socket.socketpair()
with here, there:
    receive, send = partial(here.recv, 1), partial(there.send, b"!")
    main_gets_on("socket.recv", receive, send)
