import queue
import threading

tasks = queue.Queue()
done = []


def work():
    for task in iter(tasks.get, None):
        done.append(task)
    # 传给下一个线程
    # Hand it on to the next thread
    tasks.put(None)


workers = [threading.Thread(target=work) for _ in range(3)]
for worker in workers:
    worker.start()
for number in range(10):
    tasks.put(number)
tasks.put(None)
for worker in workers:
    worker.join()

print(f"done: {sorted(done)}")
print(f"left in the queue: {tasks.get_nowait()}")
