import os
import threading

started = threading.Event()


def work():
    try:
        started.set()
        threading.Event().wait()
    finally:
        print("never printed")


def pull_the_plug():
    started.wait()
    print("one thread calls os._exit(3)", flush=True)
    os._exit(3)


threading.Thread(target=work).start()
threading.Thread(target=pull_the_plug).start()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# exit = 3
# ///
