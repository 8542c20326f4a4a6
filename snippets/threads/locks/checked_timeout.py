import threading

lock = threading.Lock()
ann_is_in = threading.Event()
ben_has_left = threading.Event()


def ann():
    with lock:
        ann_is_in.set()
        ben_has_left.wait()
        print(f"Ann still works, locked: {lock.locked()}")


def ben():
    ann_is_in.wait()
    if lock.acquire(timeout=0.05):
        try:
            print("Ben works, too")
        finally:
            lock.release()
    else:
        print("Ben gives up")
    ben_has_left.set()


threads = [threading.Thread(target=work) for work in (ann, ben)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"at the end, locked: {lock.locked()}")
