import threading

inside = threading.Event()
second_came = threading.Event()


def numbers():
    for number in (1, 2, 3):
        inside.set()
        # 照样等另一个线程来：它停在锁前，等不到
        # Wait for the other as before: it is stuck at the lock
        second_came.wait(timeout=0.1)
        yield number


def take():
    print(f"first thread got {next(shared)}")
    first_is_done.set()


first_is_done = threading.Event()
shared = threading.serialize_iterator(numbers())
thread = threading.Thread(target=take)
thread.start()
inside.wait()
number = next(shared)
first_is_done.wait()
print(f"second thread got {number}")
thread.join()

# /// script
# requires-python = ">=3.15"
# ///
