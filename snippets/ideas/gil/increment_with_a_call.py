import threading

counter = 0


def add_ten():
    global counter
    counter += 10


def one():
    # 调用途中，别的线程完整地跑了一遍
    # During this call another thread runs from start to end
    other = threading.Thread(target=add_ten)
    other.start()
    other.join()
    return 1


counter += one()
print(f"10 and 1 were added: counter = {counter}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "另一个线程加的 10 丢了 / the other thread's ten is lost"
# ///
