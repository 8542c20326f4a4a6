import threading

release = threading.Event()


def start(thread, moment):
    try:
        thread.start()
        print(f"{moment}: started")
    except RuntimeError as error:
        print(f"{moment}: RuntimeError: {error}")


first = threading.Thread(target=release.wait)
start(first, "new thread")
start(first, "while it runs")
release.set()
first.join()
start(first, "after its end")

second = threading.Thread(target=release.wait)
start(second, "another new thread")
second.join()
