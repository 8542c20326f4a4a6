# exercise: pools/cancelling/one_thread
import queue
import threading
from concurrent.futures import Executor, Future, wait


class OneThread(Executor):
    def __init__(self):
        self.tasks = queue.SimpleQueue()
        self.thread = threading.Thread(target=self.work)
        self.thread.start()

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        self.tasks.put((future, fn, args, kwargs))
        return future

    def work(self):
        for future, fn, args, kwargs in iter(self.tasks.get, None):
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = fn(*args, **kwargs)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)

    def shutdown(self, wait=True):
        self.tasks.put(None)
        if wait:
            self.thread.join()


if __name__ == "__main__":
    threading.excepthook = lambda args: print("the thread is dead")
    with OneThread() as executor:
        futures = [executor.submit(int, text) for text in ("two", "3")]
        done = wait(futures, timeout=0.5).done
    print(f"{len(done)} of 2 done")
