import queue
import threading

jobs = queue.Queue()
stop = threading.Event()


def work():
    while not stop.is_set():
        job = jobs.get()
        print("worker:", job)
        jobs.task_done()


worker = threading.Thread(target=work, daemon=True)
worker.start()
jobs.put("job 1")
jobs.join()
stop.set()
worker.join(timeout=0.05)
print("main: told it to stop; still alive:", worker.is_alive())

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "线程停在 get() 里，看不到标志 / blocked in get(), it does not look at the flag"
# ///
