from concurrent.futures import Executor, Future, ThreadPoolExecutor


class InlineExecutor(Executor):
    """Does each task at once, in the thread that submits it."""

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        future.set_running_or_notify_cancel()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def word_counts(executor: Executor, texts):
    return list(executor.map(lambda text: len(text.split()), texts))


texts = ["to be or not to be", "that is the question"]
for executor in InlineExecutor(), ThreadPoolExecutor(max_workers=2):
    with executor:
        print(type(executor).__name__, word_counts(executor, texts))
