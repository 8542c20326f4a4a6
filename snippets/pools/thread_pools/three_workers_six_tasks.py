import threading
from concurrent.futures import ThreadPoolExecutor

three_meet = threading.Barrier(3)
threads = set()


def fetch(name):
    # 三个任务同时到这里，谁也不能独自通过
    # Three tasks are here at the same time: none gets past alone
    three_meet.wait()
    threads.add(threading.current_thread().name)
    return f"page of {name}"


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(fetch, name) for name in "abcdef"]
    for future in futures:
        print(future.result())
print(f"threads: {len(threads)}")
