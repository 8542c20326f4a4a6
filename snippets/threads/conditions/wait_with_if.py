import threading

jobs = []
changed = threading.Condition()
waiting, woken = threading.Semaphore(0), threading.Semaphore(0)


def worker():
    with changed:
        if not jobs:
            waiting.release()
            changed.wait()
            woken.release()
        try:
            print(f"took {jobs.pop()}")
        except IndexError as error:
            print(f"IndexError: {error}")


def put(job):
    with changed:
        jobs.append(job)
        changed.notify_all()


threads = [threading.Thread(target=worker) for _ in range(2)]
for thread in threads:
    thread.start()
for _ in threads:
    waiting.acquire()
put("job 1")
for _ in threads:
    woken.acquire()
put("job 2")
for thread in threads:
    thread.join()

print(f"left over: {jobs}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "醒来以后没有再看一眼 / nobody looks again after waking"
# ///
