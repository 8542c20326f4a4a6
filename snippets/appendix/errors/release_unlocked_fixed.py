import threading

lock = threading.Lock()
with lock:
    print("held:", lock.locked())
print("held:", lock.locked())

if lock.acquire(timeout=1):
    try:
        print("held:", lock.locked())
    finally:
        lock.release()
print("held:", lock.locked())
