import threading

pages = {"/a": 1, "/b": 2}
first_read, added = threading.Event(), threading.Event()


def add():
    first_read.wait()
    pages["/c"] = 3
    added.set()


worker = threading.Thread(target=add)
worker.start()
try:
    for url in pages:
        first_read.set()
        added.wait()
        print(url)
except RuntimeError as error:
    print(f"RuntimeError: {error}")
worker.join()

# /// script
# [tool.press]
# wrong-on-purpose = "一个线程遍历，另一个线程添加 / one thread iterates, another adds"
# ///
