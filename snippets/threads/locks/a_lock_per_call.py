import threading

counter = 0
both_have_read = threading.Barrier(2)


def add_one():
    global counter
    # 每次调用都是一把新锁，谁也拦不住
    # A new lock for each call keeps nobody out
    with threading.Lock():
        seen = counter
        both_have_read.wait()
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
# wrong-on-purpose = "各拿各的锁 / each takes a lock of its own"
# ///
