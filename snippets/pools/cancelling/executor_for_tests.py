from concurrent.futures import Executor, Future


class AtOnce(Executor):
    """Runs each task inside submit(): no threads, the same order."""

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        future.set_running_or_notify_cancel()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future


def total(executor, texts):
    return sum(executor.map(int, texts))


with AtOnce() as executor:
    print("total:", total(executor, ["1", "2", "3"]))
    print("error:", repr(executor.submit(int, "four").exception()))
