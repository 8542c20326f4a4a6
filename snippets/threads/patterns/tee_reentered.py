import itertools
import threading

inside = threading.Event()
second_came = threading.Event()


def numbers():
    for number in (1, 2, 3):
        inside.set()
        second_came.wait()
        yield number


def take():
    print(f"left got {next(left)}")


left, right = itertools.tee(numbers())
thread = threading.Thread(target=take)
thread.start()
inside.wait()
try:
    next(right)
except RuntimeError as error:
    print(f"right: RuntimeError: {error}")
second_came.set()
thread.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "两个分支其实共用一个生成器 / both branches share one generator"
# ///
