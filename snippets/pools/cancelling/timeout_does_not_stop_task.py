import threading
from concurrent.futures import ThreadPoolExecutor

answer_comes = threading.Event()


def ask():
    answer_comes.wait()
    return "the answer"


with ThreadPoolExecutor() as pool:
    future = pool.submit(ask)
    try:
        future.result(timeout=0.05)
    except TimeoutError:
        print(f"gave up, still running: {future.running()}")
    print(f"can be cancelled: {future.cancel()}")
    answer_comes.set()
print(f"later: {future.result(timeout=0)}")
