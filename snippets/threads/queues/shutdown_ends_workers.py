import queue
import threading
from contextlib import suppress

tasks = queue.Queue()
done = []
each_has_one = threading.Barrier(3)


def work():
    with suppress(queue.ShutDown):
        while True:
            task = tasks.get()
            each_has_one.wait()
            done.append(task)
            tasks.task_done()


for number in range(3):
    tasks.put(number)
workers = [threading.Thread(target=work) for _ in range(3)]
for worker in workers:
    worker.start()
tasks.join()
workers[0].join(timeout=0.05)
print(f"done: {sorted(done)}")
print(f"workers waiting: {sum(one.is_alive() for one in workers)}")
tasks.shutdown()
for worker in workers:
    worker.join()
print(f"workers waiting: {sum(one.is_alive() for one in workers)}")

# /// script
# requires-python = ">=3.13"
# ///
