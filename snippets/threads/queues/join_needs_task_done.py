import queue
import threading

tasks = queue.Queue()
for text in ("1", "two", "3"):
    tasks.put(text)


def work():
    for _ in range(3):
        text = tasks.get()
        try:
            print(f"done {int(text)}")
        except ValueError:
            print(f"skipped {text}")
            continue
        tasks.task_done()


worker = threading.Thread(target=work)
waiter = threading.Thread(target=tasks.join)
worker.start()
waiter.start()
worker.join()
waiter.join(timeout=0.1)
print(f"queue is empty: {tasks.empty()}")
print(f"join() still waits: {waiter.is_alive()}")
tasks.task_done()
waiter.join()
print("one task_done() later it returns")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "出错的那一次没有 task_done / no task_done where it failed"
# ///
