import threading


def load(url):
    raise ValueError(f"no such page: {url}")


worker = threading.Thread(target=load, args=("/ab",))
worker.start()
worker.join()
print("all pages are loaded")

# /// script
# [tool.press]
# wrong-on-purpose = "线程的异常没有人理会 / nobody attends to the thread's exception"
# stderr = true
# ///
