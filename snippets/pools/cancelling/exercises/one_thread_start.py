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
        # 改好它：取消的不做；出错的不影响后面的，错误留在 Future 里
        # Mend it: what was cancelled is not done, an error stays in its
        # future, and the thread lives on
        for future, fn, args, kwargs in iter(self.tasks.get, None):
            future.set_result(fn(*args, **kwargs))

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
