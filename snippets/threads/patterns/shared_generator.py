import threading

inside = threading.Event()
second_came = threading.Event()


def numbers():
    for number in (1, 2, 3):
        inside.set()
        second_came.wait()
        yield number


def take():
    print(f"first thread got {next(shared)}")


shared = numbers()
thread = threading.Thread(target=take)
thread.start()
inside.wait()
try:
    next(shared)
except ValueError as error:
    print(f"second thread: ValueError: {error}")
second_came.set()
thread.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "两个线程用同一个生成器 / two threads use one generator"
# ///
