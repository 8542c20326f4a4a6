import threading

jobs = ["job 1"]
work = threading.Event()
working = threading.Event()
added = threading.Event()


def worker():
    while work.wait(timeout=0.1):
        work.clear()
        while jobs:
            print(f"worker: {jobs.pop()}")
        working.set()
        added.wait()
    print(f"worker: nothing to do; left over: {jobs}")


thread = threading.Thread(target=worker)
thread.start()
work.set()
working.wait()
jobs.append("job 2")
work.set()
added.set()
thread.join()
