import threading

sessions = {"ann": 1, "bob": 2}
reading = threading.Event()
changed = threading.Event()


def log_in():
    reading.wait()
    sessions["eve"] = 3
    changed.set()


thread = threading.Thread(target=log_in)
thread.start()
try:
    for name in sessions:
        print(f"saw {name}")
        reading.set()
        changed.wait()
except RuntimeError as error:
    print(f"RuntimeError: {error}")
thread.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "遍历途中别的线程加了键 / another thread adds a key during the loop"
# ///
