import threading
from contextlib import suppress

made = []
both_inside = threading.Barrier(2)
lock = threading.Lock()
connection = None


def connect():
    with suppress(threading.BrokenBarrierError):
        both_inside.wait(timeout=0.1)
    made.append("connection")
    return object()


def naive():
    global connection
    if connection is None:
        connection = connect()
    return connection


def once():
    with lock:
        return naive()


for get in (naive, once):
    made.clear()
    connection = None
    threads = [threading.Thread(target=get) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{get.__name__}: made {len(made)}")
