import threading

lock = threading.Lock()
ben_waits = threading.Event()
cid_is_done = threading.Event()


def ann():
    with lock:
        ben.start()
        cid.start()
        cid_is_done.wait()
        print("Ann: had the lock the whole time")


def wait_for_it():
    ben_waits.set()
    with lock:
        print("Ben: waited for it")


def count():
    ben_waits.wait()
    steps = 0
    for _ in range(100_000):
        steps += 1
    print(f"Cid: asked nobody, did {steps:,} steps")
    cid_is_done.set()


ben = threading.Thread(target=wait_for_it, name="Ben")
cid = threading.Thread(target=count, name="Cid")
ann()
ben.join()
cid.join()
