import ctypes
import threading

accounts = {"ann": 70, "bob": 30}
lock = threading.Lock()
inside = threading.Event()
network = threading.Lock()


class Killed(Exception):
    pass


def transfer(amount):
    with lock:
        accounts["ann"] -= amount
        inside.set()
        network.acquire()
        accounts["bob"] += amount


def work():
    try:
        transfer(20)
    except Killed:
        print("thread: killed")


network.acquire()
thread = threading.Thread(target=work)
thread.start()
inside.wait()
ctypes.pythonapi.PyThreadState_SetAsyncExc(
    ctypes.c_ulong(thread.ident), ctypes.py_object(Killed)
)
network.release()
thread.join()
print("lock released:", not lock.locked())
print("total:", sum(accounts.values()))

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "异常落在转账中间 / the exception strikes in mid-transfer"
# ///
