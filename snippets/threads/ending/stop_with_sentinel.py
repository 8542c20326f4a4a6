import queue
import threading

jobs = queue.Queue()
STOP = object()


def work():
    while (job := jobs.get()) is not STOP:
        print("worker:", job)
    print("worker: nothing left, cleaning up")


worker = threading.Thread(target=work)
worker.start()
jobs.put("job 1")
jobs.put("job 2")
jobs.put(STOP)
worker.join()
print("main: still alive:", worker.is_alive())
