import threading

writing = threading.Event()
stop = threading.Event()


class Ledger:
    def __enter__(self):
        print("ledger opened")

    def __exit__(self, *error):
        print("ledger closed")


def write():
    with Ledger():
        writing.set()
        stop.wait()


writer = threading.Thread(target=write)
writer.start()
writing.wait()
stop.set()
writer.join()
print("main's last line")
