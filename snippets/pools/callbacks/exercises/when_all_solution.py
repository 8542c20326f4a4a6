# exercise: pools/callbacks/when_all
import threading
from concurrent.futures import ThreadPoolExecutor


def when_all(futures, callback):
    lock = threading.Lock()
    left = len(futures)

    def one_less(future):
        nonlocal left
        with lock:
            left -= 1
            last = left == 0
        # 锁外调用：谁知道 callback 会等什么
        # Outside the lock: who knows what callback waits for
        if last:
            callback(futures)

    for future in futures:
        future.add_done_callback(one_less)
    if not futures:
        callback(futures)


def total(futures):
    print(f"total {sum(one.result() for one in futures)}")


if __name__ == "__main__":
    with ThreadPoolExecutor(3) as pool:
        futures = [pool.submit(pow, 2, n) for n in range(3)]
        when_all(futures, total)
