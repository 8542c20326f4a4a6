import math
import sys
import threading

steps = 0
stop = False


def busy(limit):
    global steps
    while steps < limit and not stop:
        steps += 1


def stopped_early(interval, limit):
    global steps, stop
    steps, stop = 0, False
    sys.setswitchinterval(interval)
    worker = threading.Thread(target=busy, args=(limit,))
    worker.start()
    # 要执行下一行，主线程得先拿回 GIL
    # For the next line the main thread needs the GIL back
    stop = True
    worker.join()
    return steps < limit


print("interval 0.005: stopped early:", stopped_early(0.005, math.inf))
print("interval 1000: stopped early:", stopped_early(1000, 1_000_000))

# /// script
# requires-python = ">=3.11"
# [tool.press]
# vary = ['(?<=1000: stopped early: )(True|False)']
# ///
