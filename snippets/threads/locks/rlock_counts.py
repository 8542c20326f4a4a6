import threading

rlock = threading.RLock()


def ask():
    got = rlock.acquire(blocking=False)
    if got:
        rlock.release()
    print(f"    another thread gets it: {got}")


def let_another_ask():
    other = threading.Thread(target=ask)
    other.start()
    other.join()


for step in ("acquire", "acquire", "release", "release"):
    getattr(rlock, step)()
    print(step)
    let_another_ask()
