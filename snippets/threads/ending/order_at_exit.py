import atexit
import threading


def work():
    threading.main_thread().join()
    print("2. the last non-daemon thread ends")


def serve_forever():
    try:
        started.set()
        threading.Event().wait()
    finally:
        print("4. never printed")


started = threading.Event()
atexit.register(print, "3. an atexit function runs")
threading.Thread(target=serve_forever, daemon=True).start()
threading.Thread(target=work).start()
started.wait()
print("1. main's last line")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# unjoined = "the interpreter is to wait for it"
# ///
