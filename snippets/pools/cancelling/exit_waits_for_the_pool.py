import atexit
import threading
from concurrent.futures import ThreadPoolExecutor

main_has_ended = threading.Event()


def work(number):
    main_has_ended.wait()
    print(f"task {number} runs")


def repeat_forever():
    try:
        pool.submit(repeat_forever)
    except RuntimeError as error:
        print(f"in a task: {error}")


def say_goodbye():
    try:
        pool.submit(print, "goodbye")
    except RuntimeError as error:
        print(f"in atexit: {error}")


atexit.register(say_goodbye)
# 没有 with，也没有 shutdown
# Neither with nor shutdown
pool = ThreadPoolExecutor(max_workers=1)
for task in (1, 2):
    pool.submit(work, task)
pool.submit(repeat_forever)
print("the main program has ended")
main_has_ended.set()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# unjoined = "the subject: the interpreter itself waits for the pool"
# ///
