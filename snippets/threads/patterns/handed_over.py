import queue
import threading

batches = queue.Queue()
filled = threading.Event()


def write():
    filled.wait()
    for batch in iter(batches.get, None):
        print(f"write {batch}")


writer = threading.Thread(target=write)
writer.start()
batch = []
for number in range(1, 7):
    batch.append(number)
    if len(batch) == 3:
        batches.put(batch)
        batch = []
batches.put(None)
filled.set()
writer.join()
