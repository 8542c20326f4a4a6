import threading

inside, go_on = threading.Event(), threading.Event()


def numbers():
    inside.set()
    go_on.wait()
    yield 1


source = numbers()
worker = threading.Thread(target=next, args=(source,))
worker.start()
inside.wait()
try:
    next(source)
except ValueError as error:
    print(f"ValueError: {error}")
go_on.set()
worker.join()

# /// script
# [tool.press]
# wrong-on-purpose = "两个线程推进同一个生成器 / two threads advance one generator"
# ///
