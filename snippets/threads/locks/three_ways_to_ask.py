import threading

lock = threading.Lock()
print("locked:", lock.locked())

# 等到拿到为止
# Wait until it comes
print("acquire():", lock.acquire())
print("locked:", lock.locked())

# 不等
# Do not wait
print("acquire(blocking=False):", lock.acquire(blocking=False))

# 最多等这么多秒
# Wait this many seconds at most
print("acquire(timeout=0.05):", lock.acquire(timeout=0.05))

lock.release()
print("locked:", lock.locked())
