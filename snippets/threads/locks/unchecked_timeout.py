import threading

lock = threading.Lock()
ann_is_in = threading.Event()
ben_has_left = threading.Event()


def ann():
    lock.acquire()
    ann_is_in.set()
    ben_has_left.wait()
    print(f"Ann still works, locked: {lock.locked()}")
    try:
        lock.release()
    except RuntimeError as error:
        print(f"Ann leaves: {error}")


def ben():
    ann_is_in.wait()
    lock.acquire(timeout=0.05)
    try:
        print("Ben works, too")
    finally:
        lock.release()
        ben_has_left.set()


threads = [threading.Thread(target=work) for work in (ann, ben)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "没拿到，却照样释放 / releases what it never got"
# ///
