import queue

jobs = queue.Queue()
for name in "ab":
    jobs.put(name)
for _ in range(jobs.qsize()):
    job = jobs.get()
    try:
        print(f"doing {job}")
    finally:
        jobs.task_done()
jobs.join()
