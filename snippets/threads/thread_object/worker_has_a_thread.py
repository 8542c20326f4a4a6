import threading


class Worker:
    def __init__(self):
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def _work(self):
        self._stop.wait()

    def close(self):
        self._stop.set()
        self._thread.join()
        print("joined")


worker = Worker()
worker.close()
