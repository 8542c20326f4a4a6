import queue
import threading

jobs = queue.Queue()


def work():
    try:
        while True:
            print(f"doing {jobs.get()}")
    except queue.ShutDown:
        print("no more jobs")


for job in "ab":
    jobs.put(job)
jobs.shutdown()
worker = threading.Thread(target=work)
worker.start()
worker.join()

# /// script
# requires-python = ">=3.13"
# ///
