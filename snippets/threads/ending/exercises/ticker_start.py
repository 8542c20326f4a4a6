# exercise: threads/ending/ticker
import threading
import time


class Ticker:
    def __init__(self, seconds, tick):
        self._seconds = seconds
        self._tick = tick
        self._stopped = False
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self):
        while not self._stopped:
            self._tick()
            time.sleep(self._seconds)

    def stop(self):
        # 线程结束之后才返回，不论间隔多长；tick() 里也可以调用
        # Return when the thread has ended, however long the interval;
        # tick() may call it as well
        self._stopped = True


if __name__ == "__main__":
    ticked = threading.Event()
    ticker = Ticker(3600, ticked.set)
    ticked.wait()
    ticker.stop()
    print("threads left:", threading.active_count() - 1)
