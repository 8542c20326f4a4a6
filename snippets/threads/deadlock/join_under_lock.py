import threading

lock = threading.Lock()
results = []


def work():
    result = sum(range(10))
    with lock:
        results.append(result)


worker = threading.Thread(target=work, name="worker")
with lock:
    worker.start()
    # 没有时限就永远等下去
    # Without the timeout: for ever
    worker.join(timeout=0.1)
    print(f"joined under the lock: results {results}")

worker.join()
print(f"joined after the lock: results {results}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "拿着锁等要锁的线程 / holds what the joined thread needs"
# ///
