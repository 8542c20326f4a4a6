import queue
import threading

jobs = queue.Queue(maxsize=1)


def work():
    while (job := jobs.get()) is not None:
        print(f"doing {job}")


worker = threading.Thread(target=work)
worker.start()
for job in ["a", "b", None]:
    jobs.put(job)
worker.join()
