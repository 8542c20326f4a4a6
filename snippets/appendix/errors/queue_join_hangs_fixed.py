import queue
import threading

jobs = queue.Queue()


def work():
    while True:
        job = jobs.get()
        try:
            if job == "bad":
                continue
            print(f"done: {job}")
        finally:
            jobs.task_done()


for job in ["a", "bad", "b"]:
    jobs.put(job)
threading.Thread(target=work, daemon=True).start()
jobs.join()
print("join() has returned")
