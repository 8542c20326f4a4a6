import threading

lock = threading.Lock()
with lock:
    print("the lock is held:", lock.locked())
print("the lock is held:", lock.locked())
