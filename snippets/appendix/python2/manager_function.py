import multiprocessing
import queue
from multiprocessing.managers import BaseManager

tasks = queue.Queue()


def get_tasks():
    return tasks


class QueueManager(BaseManager):
    pass


if __name__ == "__main__":
    QueueManager.register("get_tasks", callable=get_tasks)
    for method in "fork", "spawn", "forkserver":
        context = multiprocessing.get_context(method)
        with QueueManager(ctx=context) as manager:
            manager.get_tasks().put("job 1")
            print(f"{method}: {manager.get_tasks().get()}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# platforms = ["linux"]
# ///
