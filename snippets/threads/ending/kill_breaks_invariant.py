import ctypes
import threading

accounts = {"ann": 70, "bob": 30}
lock = threading.Lock()
inside, go_on = threading.Event(), threading.Event()


class Killed(Exception):
    pass


def transfer(amount):
    try:
        with lock:
            accounts["ann"] -= amount
            inside.set()
            go_on.wait()
            accounts["bob"] += amount
    except Killed:
        print("thread: killed")


thread = threading.Thread(target=transfer, args=(20,))
thread.start()
inside.wait()
ctypes.pythonapi.PyThreadState_SetAsyncExc(
    ctypes.c_ulong(thread.ident), ctypes.py_object(Killed)
)
thread.join(timeout=0.05)
print("main: killed it; still alive:", thread.is_alive())
go_on.set()
thread.join()
print("lock released:", not lock.locked())
print("total:", sum(accounts.values()))

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "异常落在转账中间 / the exception strikes in mid-transfer"
# ///
