import sys
import threading

# 只要最后一行回溯
# Only the last line of tracebacks, please
sys.tracebacklimit = 0


def work():
    threading.main_thread().join()
    print("the thread finishes its work")


threading.Thread(target=work).start()
raise RuntimeError("main gives up")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# exit = 1
# stderr = true
# unjoined = "main raises before it could join"
# ///
