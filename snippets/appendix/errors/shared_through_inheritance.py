import multiprocessing
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    lock = multiprocessing.Lock()
    results = multiprocessing.Queue()
    with ProcessPoolExecutor(max_workers=1) as pool:
        for shared in (lock, results):
            try:
                pool.submit(print, shared).result()
            except RuntimeError as error:
                print(f"RuntimeError: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "锁和队列当作任务的参数 / a lock and a queue as arguments of a task"
# ///
