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


writer = threading.Thread(target=write, daemon=True)
writer.start()
writing.wait()
print("main's last line")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "守护线程没有机会收尾 / a daemon gets no chance to clean up"
# ///
