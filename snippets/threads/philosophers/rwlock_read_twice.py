from threading import Condition, Semaphore, Thread

changed = Condition()
readers = 0
writers_waiting = 0
writer_is_waiting = Semaphore(0)


def acquire_read(timeout=None):
    global readers
    with changed:
        # 有写者在等，新来的读者就让它先
        # If a writer is waiting, a new reader lets it go first
        if not changed.wait_for(lambda: not writers_waiting, timeout):
            return False
        readers += 1
        return True


def release_read():
    global readers
    with changed:
        readers -= 1
        changed.notify_all()


def write():
    global writers_waiting
    with changed:
        writers_waiting += 1
        writer_is_waiting.release()
        changed.wait_for(lambda: not readers)
        writers_waiting -= 1
        changed.notify_all()


acquire_read()
writer = Thread(target=write)
writer.start()
writer_is_waiting.acquire()
print(f"the reader may read once more: {acquire_read(timeout=0.1)}")
release_read()
writer.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "手里有读锁，又要一次读锁 / a reader asks for the lock it holds"
# ///
