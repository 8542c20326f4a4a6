import threading

rings = 0
changed = threading.Condition()
busy = threading.Event()
rung = threading.Event()


def ring():
    global rings
    with changed:
        rings += 1
        changed.notify_all()


def worker():
    heard = 0
    busy.set()
    rung.wait()
    with changed:
        more = changed.wait_for(lambda: rings > heard, timeout=0.1)
        print(f"worker heard the bell: {more}, {rings - heard} times")


thread = threading.Thread(target=worker)
thread.start()
busy.wait()
ring()
ring()
rung.set()
thread.join()
