import multiprocessing
import queue
import traceback
from multiprocessing.managers import BaseManager

tasks = queue.Queue()


class QueueManager(BaseManager):
    pass


if __name__ == "__main__":
    QueueManager.register("get_tasks", callable=lambda: tasks)
    for method in "fork", "spawn", "forkserver":
        context = multiprocessing.get_context(method)
        manager = QueueManager(ctx=context)
        try:
            manager.start()
        except Exception as error:
            message = traceback.format_exception_only(error)[0]
            print(f"{method}: {message.strip()}")
        else:
            manager.get_tasks().put("job 1")
            print(f"{method}: {manager.get_tasks().get()}")
            manager.shutdown()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# platforms = ["linux"]
# wrong-on-purpose = "lambda 传不到服务进程 / a lambda does not travel to the server process"
# ///
