import threading


def release(lock):
    try:
        lock.release()
    except RuntimeError as error:
        print(f"    RuntimeError: {error}")
    else:
        print("    released")


def take_here_release_there(name, lock):
    print(f"{name}: taken by main, released by another thread")
    lock.acquire()
    other = threading.Thread(target=release, args=(lock,))
    other.start()
    other.join()


take_here_release_there("Lock", threading.Lock())
take_here_release_there("RLock", threading.RLock())
