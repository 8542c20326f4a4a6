import sys
from concurrent.futures import ThreadPoolExecutor


def give_up():
    sys.exit("the task wants to end the program")


with ThreadPoolExecutor(max_workers=1) as pool:
    future = pool.submit(give_up)
    print("the next task:", pool.submit(sum, [1, 2]).result())
print("the program goes on, until it asks")
future.result()
print("never printed")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# exit = 1
# stderr = true
# ///
