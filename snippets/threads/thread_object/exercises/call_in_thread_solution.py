# exercise: threads/thread_object/call_in_thread
import threading


class Call:
    def __init__(self, function, *args, **kwargs):
        self._value = None
        self._error = None
        self._thread = threading.Thread(
            target=self._work, args=(function, args, kwargs)
        )
        self._thread.start()

    def _work(self, function, args, kwargs):
        try:
            self._value = function(*args, **kwargs)
        except BaseException as error:
            self._error = error

    def result(self):
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._value


if __name__ == "__main__":
    good = Call(divmod, 17, 5)
    bad = Call(int, "4x", base=16)
    print("good:", good.result())
    try:
        print("bad:", bad.result())
    except ValueError as error:
        print("caught:", error)
