import threading
from concurrent.futures import (
    ALL_COMPLETED,
    FIRST_EXCEPTION,
    ThreadPoolExecutor,
    wait,
)

may_fail, stop = threading.Event(), threading.Event()


def quick():
    return "copied"


def broken():
    may_fail.wait()
    raise OSError("disk full")


def slow():
    stop.wait()
    return "stopped"


with ThreadPoolExecutor() as pool:
    futures = [pool.submit(task) for task in (quick, broken, slow)]
    print(futures[0].result())
    may_fail.set()
    done, not_done = wait(futures, return_when=FIRST_EXCEPTION)
    print(f"done: {len(done)}, not done: {len(not_done)}")
    errors = [one.exception() for one in futures if one in done]
    print(f"errors: {[error for error in errors if error]}")
    # 其余的不会自己停下
    # The others do not stop by themselves
    stop.set()
    done, not_done = wait(futures, return_when=ALL_COMPLETED)
    print(f"done: {len(done)}, not done: {len(not_done)}")
