# exercise: pools/thread_pools/thread_each
import threading
from concurrent.futures import Executor, Future


class ThreadEach(Executor):
    def __init__(self):
        self._threads = []

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        future.set_running_or_notify_cancel()

        def run():
            try:
                result = fn(*args, **kwargs)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)

        self._threads.append(threading.Thread(target=run))
        self._threads[-1].start()
        return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        if wait:
            for thread in self._threads:
                thread.join()


if __name__ == "__main__":
    with ThreadEach() as executor:
        answer = executor.submit(pow, 2, exp=10)
        print(answer.result())
        print(list(executor.map(len, ["one", "three"])))
