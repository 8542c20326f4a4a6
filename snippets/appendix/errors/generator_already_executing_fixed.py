import queue
import threading

jobs = queue.Queue()


def take():
    while (number := jobs.get()) is not None:
        print(f"taking {number}")
    jobs.put(None)


for number in [1, 2, None]:
    jobs.put(number)
workers = [threading.Thread(target=take) for _ in range(2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()

# /// script
# [tool.press]
# lanes = '^taking \d'
# ///
