import threading
from concurrent.futures import ThreadPoolExecutor

stop = threading.Event()
both_work = threading.Barrier(2)


def download(number):
    both_work.wait()
    if number == 1:
        raise OSError("disk full")
    for part in range(1000):
        # 代替下载一块，顺便看看要不要停
        # In place of a part, with a look whether to stop
        if stop.wait(timeout=60):
            return f"stopped at part {part}"


def unless_stopped(task, number):
    if stop.is_set():
        return "never begun"
    try:
        return task(number)
    except BaseException:
        stop.set()
        raise


with ThreadPoolExecutor(max_workers=2) as pool:
    files = [pool.submit(unless_stopped, download, n) for n in range(5)]
for number, future in enumerate(files):
    print(f"file {number}:", future.exception() or future.result())
