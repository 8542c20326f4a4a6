import threading

n = 0
both_are_here = threading.Barrier(2)


def one():
    both_are_here.wait()
    return 1


def add():
    global n
    n += one()


threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"n += one() ran twice: n = {n}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "一行 Python，丢了一次更新 / one line of Python, one update lost"
# ///
