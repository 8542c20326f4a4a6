# exercise: threads/rest_of_threading/debounce
import queue
import threading


class Debounce:
    def __init__(self, seconds, function):
        self._seconds = seconds
        self._function = function
        self._lock = threading.Lock()
        self._timer = None

    def __call__(self, *args):
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(self._seconds, self._fire)
            self._timer.args = (self._timer, args)
            self._timer.start()

    def _fire(self, timer, args):
        # 来不及取消的旧定时器：不算数
        # An old timer that was cancelled too late: does not count
        with self._lock:
            if timer is not self._timer:
                return
            self._timer = None
        self._function(*args)

    def cancel(self):
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None


if __name__ == "__main__":
    saved = queue.SimpleQueue()
    save = Debounce(0.05, saved.put)
    for text in "c", "co", "con":
        save(text)
    print("saved:", saved.get())
    print("nothing else:", saved.empty())

# /// script
# requires-python = ">=3.11"
# [tool.press]
# unjoined = "timers end by themselves, rung or cancelled"
# ///
