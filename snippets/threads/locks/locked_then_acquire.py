import threading

lock = threading.Lock()
both_have_looked = threading.Barrier(2)
other_has_left = threading.Event()


def refresh():
    # 有人在刷新就不用再刷
    # No need to refresh if somebody is doing it
    if lock.locked():
        print("skipped: somebody else is refreshing")
        return
    both_have_looked.wait()
    if lock.acquire(timeout=0.1):
        other_has_left.wait()
        print("refreshed")
        lock.release()
    else:
        print("locked() said no, and yet I had to wait")
        other_has_left.set()


threads = [threading.Thread(target=refresh) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "先看后拿，中间有空隙 / looks first, takes later"
# ///
