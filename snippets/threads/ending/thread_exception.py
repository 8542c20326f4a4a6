import sys
import threading

# 只要最后一行回溯
# Only the last line of tracebacks, please
sys.tracebacklimit = 0


def average(numbers):
    return sum(numbers) / len(numbers)


thread = threading.Thread(target=average, args=([],), name="average")
thread.start()
print("join() returned", thread.join())
print("main goes on as if nothing had happened")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# stderr = true
# wrong-on-purpose = "主线程没有发觉 / the main thread does not notice"
# ///
