# exercise: threads/thread_object/join_all
import threading
import time


def join_all(threads, seconds):
    deadline = time.monotonic() + seconds
    for thread in threads:
        thread.join(timeout=max(0, deadline - time.monotonic()))
    return [thread.name for thread in threads if thread.is_alive()]


if __name__ == "__main__":
    release = threading.Event()
    quick = threading.Thread(target=time.monotonic, name="quick")
    stuck = threading.Thread(target=release.wait, name="stuck")
    quick.start()
    stuck.start()
    print("still running:", join_all([stuck, quick], 0.05))
    release.set()
    print("still running:", join_all([stuck, quick], 5))
