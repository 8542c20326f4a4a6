# exercise: pools/thread_pools/thread_each
from concurrent.futures import Executor, Future


class ThreadEach(Executor):
    # 改好它：每个任务由一个新线程运行，submit() 立刻返回；任务的异常
    # 留在 Future 里；离开 with 语句时等所有的线程结束
    # Mend it: a new thread for each task, and submit() returns at once;
    # the exception of a task stays in its Future; leaving the with
    # block waits for all threads
    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        future.set_result(fn(*args, **kwargs))
        return future


if __name__ == "__main__":
    with ThreadEach() as executor:
        answer = executor.submit(pow, 2, exp=10)
        print(answer.result())
        print(list(executor.map(len, ["one", "three"])))
