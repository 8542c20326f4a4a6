import os
import threading

changed, looked = threading.Event(), threading.Event()


def niceness(thread):
    return os.getpriority(os.PRIO_PROCESS, thread.native_id)


def be_nice():
    me = threading.get_native_id()
    os.setpriority(os.PRIO_PROCESS, me, before + 5)
    changed.set()
    looked.wait()


main, worker = threading.main_thread(), threading.Thread(target=be_nice)
before = niceness(main)
worker.start()
changed.wait()
print(f"niceness of worker went up by {niceness(worker) - before}")
print(f"niceness of main went up by {niceness(main) - before}")
looked.set()
worker.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# platforms = ["linux"]
# ///
