import threading
from concurrent.futures import ThreadPoolExecutor

has_begun, may_end = threading.Event(), threading.Event()


def slow():
    has_begun.set()
    may_end.wait()
    return "ready"


def show(name, future):
    state = repr(future).partition("state=")[2].rstrip(">")
    asked = (future.running(), future.cancelled(), future.done())
    print(f"{name:<7}{state:<27}", *(f"{one!s:<8}" for one in asked))


print(f"{'':<34} running  cancelled done")
with ThreadPoolExecutor(max_workers=1) as pool:
    first = pool.submit(slow)
    second = pool.submit(int, "ten")
    third = pool.submit(print, "never")
    has_begun.wait()
    show("first", first)
    show("second", second)
    third.cancel()
    show("third", third)
    may_end.set()
print("the pool has ended")
show("first", first)
show("second", second)
print(f"{first.result()}, {second.exception()!r}")
