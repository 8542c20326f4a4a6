import threading

jobs = []
changed = threading.Condition()
has_checked = threading.Event()
has_notified = threading.Event()


def worker():
    if not jobs:
        # 已经看过，还没开始等：通知正好落在这里
        # It has looked and does not wait yet: notified just here
        has_checked.set()
        has_notified.wait()
        with changed:
            woken = changed.wait(timeout=0.1)
        print(f"worker: woken {woken}, jobs waiting {len(jobs)}")


thread = threading.Thread(target=worker)
thread.start()
has_checked.wait()
with changed:
    jobs.append("job")
    changed.notify()
has_notified.set()
thread.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "检查和等待之间锁是开着的 / the lock is open between check and wait"
# ///
