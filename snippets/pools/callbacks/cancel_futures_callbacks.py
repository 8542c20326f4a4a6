import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Event


def keep(event):
    global go
    go = event


def work():
    go.wait()


def show(executor):
    def callback(future):
        ran_in.append(threading.current_thread())
        go.set()

    ran_in = []
    with executor(1, initializer=keep, initargs=[go]) as pool:
        futures = [pool.submit(work) for _ in range(4)]
        futures[3].add_done_callback(callback)
        pool.shutdown(cancel_futures=True)
    caller = ran_in[0] is threading.main_thread()
    print(f"{executor.__name__}: caller of shutdown {caller}")


if __name__ == "__main__":
    go = Event()
    show(ProcessPoolExecutor)
    go.clear()
    show(ThreadPoolExecutor)
