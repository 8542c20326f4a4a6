# exercise: threads/ending/ticker
import threading


class Ticker:
    def __init__(self, seconds, tick):
        self._seconds = seconds
        self._tick = tick
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def _work(self):
        while not self._stopped.is_set():
            self._tick()
            self._stopped.wait(self._seconds)

    def stop(self):
        self._stopped.set()
        if threading.current_thread() is not self._thread:
            self._thread.join()


if __name__ == "__main__":
    ticked = threading.Event()
    ticker = Ticker(3600, ticked.set)
    ticked.wait()
    ticker.stop()
    print("threads left:", threading.active_count() - 1)
