import queue

box = queue.Queue(maxsize=1)


def attempt(label, call, *args, **options):
    try:
        result = call(*args, **options)
    except (queue.Empty, queue.Full, ValueError) as error:
        result = type(error).__name__
    print(f"{label:28} {result}")


print("the queue is empty")
attempt("get_nowait()", box.get_nowait)
attempt("get(block=False)", box.get, block=False)
attempt("get(timeout=0.05)", box.get, timeout=0.05)
attempt("get(timeout=-1)", box.get, timeout=-1)
attempt("put('a')", box.put, "a")
print("the queue is full")
attempt("put_nowait('b')", box.put_nowait, "b")
attempt("put('b', False)", box.put, "b", False)
attempt("put('b', timeout=0.05)", box.put, "b", timeout=0.05)
attempt("put('b', False, timeout=9)", box.put, "b", False, timeout=9)
attempt("get()", box.get)
