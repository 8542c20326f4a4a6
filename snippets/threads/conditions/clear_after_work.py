import threading

jobs = ["job 1"]
work = threading.Event()
working = threading.Event()
added = threading.Event()


def worker():
    while work.wait(timeout=0.1):
        while jobs:
            print(f"worker: {jobs.pop()}")
        working.set()
        added.wait()
        work.clear()
    print(f"worker: nothing to do; left over: {jobs}")


thread = threading.Thread(target=worker)
thread.start()
work.set()
working.wait()
jobs.append("job 2")
work.set()
added.set()
thread.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "clear() 抹掉了新的信号 / clear() erases a new signal"
# ///
