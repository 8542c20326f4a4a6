import threading

counter = 0
places = threading.Semaphore(3)
all_have_read = threading.Barrier(3)


def add_one():
    global counter
    with places:
        seen = counter
        all_have_read.wait()
        counter = seen + 1


threads = [threading.Thread(target=add_one) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"3 threads added 1 each: counter = {counter}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "限了人数，没保护数据 / it limits how many, it protects nothing"
# ///
