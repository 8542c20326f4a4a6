import sys
import threading
import traceback

crashes = []


def report(crash: threading.ExceptHookArgs):
    # 只记文字：不要留住线程和异常对象
    # Keep text only, not the thread or the exception object
    where = traceback.extract_tb(crash.exc_traceback)[-1].name
    kind = crash.exc_type.__name__
    crashes.append(f"{crash.thread.name}: {kind} in {where}()")
    print("hook runs in", threading.current_thread().name)


def average(numbers):
    return sum(numbers) / len(numbers)


threading.excepthook = report
thread = threading.Thread(target=average, args=([],), name="average")
thread.start()
thread.join()
threading.excepthook = threading.__excepthook__

print("main knows of", crashes)
sys.exit(1 if crashes else 0)

# /// script
# requires-python = ">=3.11"
# [tool.press]
# exit = 1
# ///
