import threading


def load(url):
    print(f"loading {url}")


worker = threading.Thread(target=load, args=("/ab",))
worker.start()
worker.join()
