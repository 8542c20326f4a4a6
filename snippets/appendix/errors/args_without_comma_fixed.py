import threading


def load(url):
    print(f"loading {url}")


for page in ("/ab", 5):
    worker = threading.Thread(target=load, args=(page,))
    worker.start()
    worker.join()
