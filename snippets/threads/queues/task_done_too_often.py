import queue

tasks = queue.Queue()
tasks.put("the only one")
tasks.get()
tasks.task_done()
try:
    tasks.task_done()
except ValueError as error:
    print(f"ValueError: {error}")
