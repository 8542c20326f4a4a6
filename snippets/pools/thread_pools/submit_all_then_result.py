import threading
from concurrent.futures import ThreadPoolExecutor

three_meet = threading.Barrier(3)


def fetch(name):
    # 没有时限：三个任务若不同时在，程序就结束不了
    # No time limit: if they were not here together, it would not end
    three_meet.wait()
    return f"{name} met the others"


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(fetch, name) for name in "abc"]
    for future in futures:
        print(future.result())
