import threading

lock = threading.Lock()
try:
    with lock.acquire():
        print("never reached")
except TypeError as error:
    print(f"TypeError: {error}")
print("the lock is held for ever:", lock.locked())

# /// script
# [tool.press]
# wrong-on-purpose = "with 后面写了 acquire() / acquire() after with"
# ///
