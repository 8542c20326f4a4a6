import threading

pages = {"/a": 1, "/b": 2}
first_read, added = threading.Event(), threading.Event()


def add():
    first_read.wait()
    pages["/c"] = 3
    added.set()


worker = threading.Thread(target=add)
worker.start()
for url in list(pages):
    first_read.set()
    added.wait()
    print(url)
worker.join()
print(f"in the end: {len(pages)} pages")
