import threading


def attempt(text, action):
    try:
        action()
    except (RuntimeError, ValueError) as error:
        print(f"{text}\n    {type(error).__name__}: {error}")


lock = threading.Lock()
attempt("Lock().release()", lock.release)
attempt("RLock().release()", threading.RLock().release)
attempt("acquire(False, 1)", lambda: lock.acquire(False, 1))

same = threading.ThreadError is RuntimeError
print(f"ThreadError is RuntimeError: {same}")
