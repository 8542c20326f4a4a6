# exercise: threads/thread_object/join_all
import threading
import time


def join_all(threads, seconds):
    # 总共最多等 seconds 秒；返回仍在运行的线程的名字
    # Wait `seconds` at most, in total; return who is still running
    late = []
    for thread in threads:
        if thread.join(timeout=seconds):
            late.append(thread.name)
    return late


if __name__ == "__main__":
    release = threading.Event()
    quick = threading.Thread(target=time.monotonic, name="quick")
    stuck = threading.Thread(target=release.wait, name="stuck")
    quick.start()
    stuck.start()
    print("still running:", join_all([stuck, quick], 0.05))
    release.set()
    print("still running:", join_all([stuck, quick], 5))
