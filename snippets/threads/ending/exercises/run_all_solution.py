# exercise: threads/ending/run_all
import threading


def run_all(*functions):
    errors = []

    def run(function):
        try:
            function()
        except Exception as error:
            errors.append(error)

    threads = [
        threading.Thread(target=run, args=(function,))
        for function in functions
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise ExceptionGroup("functions that failed", errors)


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
