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
        batch.clear()
batches.put(None)
filled.set()
writer.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "交出去之后又改 / changed after it was handed over"
# ///
