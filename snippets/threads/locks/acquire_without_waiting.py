import threading

lock = threading.Lock()
other_has_left = threading.Event()


def refresh():
    # 看和拿是同一步
    # Looking and taking are one step
    if not lock.acquire(blocking=False):
        print("skipped: somebody else is refreshing")
        other_has_left.set()
        return
    try:
        other_has_left.wait()
        print("refreshed")
    finally:
        lock.release()


threads = [threading.Thread(target=refresh) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
