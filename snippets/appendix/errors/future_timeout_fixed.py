import threading
from concurrent.futures import ThreadPoolExecutor

stop = threading.Event()


def work():
    while not stop.wait(timeout=0.01):
        pass
    return "stopped"


with ThreadPoolExecutor() as pool:
    answer = pool.submit(work)
    try:
        answer.result(timeout=0.05)
    except TimeoutError:
        stop.set()
    print(answer.result())
