import queue
import threading

box = queue.Queue()
box.put("the only one")
both_have_looked = threading.Barrier(2)
finished = threading.Semaphore(0)


def take():
    if not box.empty():
        both_have_looked.wait()
        print(f"got {box.get()}")
        finished.release()


threads = [threading.Thread(target=take) for _ in range(2)]
for thread in threads:
    thread.start()
finished.acquire()
print(f"both have finished: {finished.acquire(timeout=0.1)}")
box.put("a late one")
for thread in threads:
    thread.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "不空，却取不到 / not empty, and yet get waits"
# ///
