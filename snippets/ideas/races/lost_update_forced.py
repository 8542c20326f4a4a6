import threading

counter = 0
both_have_read = threading.Barrier(2)


def add_one():
    global counter
    seen = counter
    # 两个线程都读完，谁才可以写
    # Neither may write until both have read
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
# wrong-on-purpose = "两次加一，丢了一次 / two updates, one of them lost"
# ///
