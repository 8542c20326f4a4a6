import sys
import threading


def load_settings():
    try:
        sys.exit("settings are missing")
    finally:
        print("the thread leaves")


thread = threading.Thread(target=load_settings)
thread.start()
thread.join()
print("main goes on without settings")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "结束的只是这个线程，而且不声不响 / ends this thread only, and quietly"
# ///
