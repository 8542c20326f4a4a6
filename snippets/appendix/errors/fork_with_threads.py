import multiprocessing
import os
import threading
import warnings

if __name__ == "__main__":
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    fork = multiprocessing.get_context("fork")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        child = fork.Process(target=print, args=("in the child",))
        child.start()
        child.join()
    pid = str(os.getpid())
    for one in caught:
        text = str(one.message).replace(pid, "N")
        print(f"{one.category.__name__}: {text}")
    stop.set()
    thread.join()

# /// script
# requires-python = ">=3.12"
# [tool.press]
# wrong-on-purpose = "有线程时 fork / fork while there are threads"
# start-methods = ["fork"]
# platforms = ["linux"]
# ///
