import os
import signal
import threading

stop = threading.Event()
main_is_ready = threading.Event()


def work():
    main_is_ready.wait()
    # 相当于有人按下 Ctrl-C
    # As if somebody pressed Ctrl-C
    os.kill(os.getpid(), signal.SIGINT)
    stop.wait()
    print("worker: cleaning up")


worker = threading.Thread(target=work)
worker.start()
try:
    main_is_ready.set()
    # 等事件，不等线程
    # Wait for the event, not for the thread
    stop.wait()
except KeyboardInterrupt:
    print("main: Ctrl-C")
finally:
    stop.set()
    worker.join()
print("main: the worker has ended")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# platforms = ["linux", "darwin"]
# ///
