import threading

rlock = threading.RLock()
print("locked:", rlock.locked())

with rlock, rlock:
    print("locked:", rlock.locked())
    rlock.release()
    # 只释放了一层
    # One of two levels is released
    print("locked:", rlock.locked())
    rlock.acquire()

print("locked:", rlock.locked())

# /// script
# requires-python = ">=3.14"
# ///
