import queue
import threading

jobs = queue.Queue()
stop = threading.Event()
has_looked = threading.Event()


def work():
    while not stop.is_set():
        has_looked.set()
        job = jobs.get()
        print("worker: does", job)


worker = threading.Thread(target=work)
worker.start()
has_looked.wait()
stop.set()
worker.join(timeout=0.05)
print("main: told it to stop; still alive:", worker.is_alive())

jobs.put("one job more")
worker.join()
print("main: still alive:", worker.is_alive())

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "停在 get() 里，看不到标志 / blocked in get(), blind to the flag"
# ///
