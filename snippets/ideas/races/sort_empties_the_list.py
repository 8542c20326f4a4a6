import threading

numbers = [3, 1, 2]
sorting = threading.Event()
looked = threading.Event()


def key(number):
    sorting.set()
    looked.wait()
    return number


def look():
    sorting.wait()
    print(f"during the sort: {numbers}")
    looked.set()


thread = threading.Thread(target=look)
thread.start()
numbers.sort(key=key)
thread.join()

print(f"after the sort: {numbers}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "另一个线程看到空列表 / another thread finds an empty list"
# ///
