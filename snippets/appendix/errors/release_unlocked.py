import threading

lock = threading.Lock()
rlock = threading.RLock()
for one in (lock, rlock):
    try:
        one.release()
    except RuntimeError as error:
        print(f"RuntimeError: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "释放没有拿到的锁 / releases locks that it does not hold"
# ///
