import queue
import threading

tasks = queue.Queue()
ended = threading.Semaphore(0)


def work():
    for task in iter(tasks.get, None):
        print(f"{task} is done")
    ended.release()


workers = [threading.Thread(target=work) for _ in range(3)]
for worker in workers:
    worker.start()
tasks.put("the task")
tasks.put(None)
ended.acquire()
print(f"a second worker has ended: {ended.acquire(timeout=0.1)}")
tasks.put(None)
tasks.put(None)
for worker in workers:
    worker.join()
print("two more None later all have ended")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "三个线程，只有一个收到信号 / three threads, one is told to end"
# ///
