import threading

finished = threading.Event()


def download():
    print("download: finished")
    finished.set()


thread = threading.Thread(target=download)
thread.start()
thread.join()
heard = finished.wait(timeout=0.1)
print(f"main heard of it: {heard}")
