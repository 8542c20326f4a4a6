import threading


class Worker(threading.Thread):
    def __init__(self):
        super().__init__()
        self._stop = threading.Event()

    def run(self):
        self._stop.wait()


worker = Worker()
worker.start()
worker._stop.set()
try:
    worker.join()
    print("joined: this Python does not use the name itself")
except TypeError as error:
    print("join() fails:", error)
    # 让 Thread 自己的 _stop 重新露出来
    # Uncover the _stop of Thread itself
    del worker._stop
    worker.join()
    print("joined without our _stop")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "占了 Thread 的私有名字 / takes a private name of Thread"
# ///
