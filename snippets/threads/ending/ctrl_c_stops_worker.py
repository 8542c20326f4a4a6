import os
import queue
import signal
import threading

stop = threading.Event()
requests = queue.SimpleQueue()


def on_ctrl_c(number, frame):
    requests.put("Ctrl-C")


def work():
    # 相当于有人按下 Ctrl-C
    # As if somebody pressed Ctrl-C
    os.kill(os.getpid(), signal.SIGINT)
    stop.wait()
    print("worker: cleaning up")


signal.signal(signal.SIGINT, on_ctrl_c)
worker = threading.Thread(target=work)
worker.start()
print("main:", requests.get())
stop.set()
worker.join()
print("main: the worker has ended")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# platforms = ["linux", "darwin"]
# ///
