import queue
import threading

box = queue.Queue()
box.put("the only one")
both_have_come = threading.Barrier(2)
results = []


def take():
    both_have_come.wait()
    try:
        results.append(f"got {box.get_nowait()}")
    except queue.Empty:
        results.append("nothing left")


threads = [threading.Thread(target=take) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(sorted(results))
