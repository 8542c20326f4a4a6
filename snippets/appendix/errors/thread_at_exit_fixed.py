import threading
from contextlib import closing


class Log:
    def __init__(self):
        self.me = self

    def close(self):
        last = threading.Thread(target=print, args=("goodbye",))
        last.start()
        last.join()


with closing(Log()):
    print("main is over")
