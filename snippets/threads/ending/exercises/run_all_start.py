# exercise: threads/ending/run_all
import threading


def run_all(*functions):
    # 每个函数一个线程，全部结束之后才返回；
    # 有异常就抛出 ExceptionGroup，里面是所有的异常
    # One thread per function; return when all have ended. If any
    # raised, raise an ExceptionGroup of all the exceptions
    threads = [
        threading.Thread(target=function) for function in functions
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    done = []
    try:
        run_all(
            lambda: int("4x"), lambda: done.append("saved"), {}.popitem
        )
    except ExceptionGroup as group:
        raised = [type(error).__name__ for error in group.exceptions]
        print("raised:", *sorted(raised))
    print("done:", *done)
