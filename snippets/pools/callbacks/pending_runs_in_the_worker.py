import threading
from concurrent.futures import ThreadPoolExecutor

go = threading.Event()
ran_in = {}


def work():
    go.wait()
    ran_in["task"] = threading.current_thread()


def called_back(future):
    ran_in["callback"] = threading.current_thread()


with ThreadPoolExecutor(4) as pool:
    for _ in range(3):
        pool.submit(int)
    future = pool.submit(work)
    print(f"done when the callback is added: {future.done()}")
    future.add_done_callback(called_back)
    go.set()

same = ran_in["callback"] is ran_in["task"]
main = ran_in["callback"] is threading.main_thread()
print(f"callback in the thread of the task: {same}")
print(f"callback in the main thread: {main}")
