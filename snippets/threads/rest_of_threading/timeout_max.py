import threading

lock, event = threading.Lock(), threading.Event()
print(f"at most {threading.TIMEOUT_MAX / 3600 / 24 / 365.25:.0f} years")
for timeout in 2 * threading.TIMEOUT_MAX, float("inf"):
    for wait in lock.acquire, event.wait:
        try:
            wait(timeout=timeout)
        except OverflowError as error:
            print(wait.__name__, type(error).__name__)
print("no limit:", lock.acquire(timeout=-1))
event.set()
print("no limit:", event.wait(timeout=None))

# /// script
# requires-python = ">=3.11"
# [tool.press]
# platforms = ["linux", "darwin"]
# ///
