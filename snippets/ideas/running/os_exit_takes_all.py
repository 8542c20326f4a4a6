import os
import threading

started = threading.Event()


def work():
    try:
        print("the worker is in its try block")
        started.set()
        threading.Event().wait()
    finally:
        print("never printed by the worker")


def pull_the_plug():
    name = threading.current_thread().name
    print(f"{name} calls os._exit(3)", flush=True)
    os._exit(3)


worker = threading.Thread(target=work)
worker.start()
started.wait()
threading.Thread(target=pull_the_plug, name="another thread").start()
worker.join()
print("never printed by main")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# exit = 3
# ///
