import threading

lock = threading.Lock()
print("at once:", lock.acquire(blocking=False))
print("within 0.01 s:", lock.acquire(timeout=0.01))
lock.release()
print("held:", lock.locked())
