import queue
import threading

tasks = queue.Queue()
for text in ("1", "two", "3"):
    tasks.put(text)


# section: work
def work():
    for _ in range(3):
        text = tasks.get()
        try:
            print(f"done {int(text)}")
        except ValueError:
            print(f"skipped {text}")
        finally:
            tasks.task_done()


# end: work


worker = threading.Thread(target=work)
worker.start()
tasks.join()
worker.join()
print("join() has returned")
