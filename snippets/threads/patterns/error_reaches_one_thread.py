import threading

lock = threading.Lock()
outcomes = []
each_has_one = threading.Barrier(3)


def rows():
    yield from ("a", "b", "c")
    raise OSError("the disk is gone")


def read():
    try:
        while True:
            with lock:
                row = next(shared, None)
            if row is None:
                break
            each_has_one.wait()
    except OSError as error:
        outcomes.append(str(error))
    else:
        outcomes.append("all rows read")


shared = rows()
threads = [threading.Thread(target=read) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(*sorted(outcomes), sep="\n")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "三个线程，只有一个知道出了错 / three threads, one knows of the error"
# ///
