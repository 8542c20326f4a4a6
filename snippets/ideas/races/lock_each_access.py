import threading

counter = 0
lock = threading.Lock()
both_have_read = threading.Barrier(2)


def add_one():
    global counter
    with lock:
        seen = counter
    both_have_read.wait()
    with lock:
        counter = seen + 1


threads = [threading.Thread(target=add_one) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"2 threads added 1 each: counter = {counter}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "每次访问都上锁，更新照样丢 / every access is locked, the update is not"
# ///
