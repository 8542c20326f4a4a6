import threading

changed = threading.Condition()


def look():
    # 进得来，说明主线程在等待
    # Getting in means that main waits
    with changed:
        pass
    print(f"while main waits: {changed.locked()}")
    with changed:
        changed.notify()


print(f"outside the block: {changed.locked()}")
with changed:
    print(f"inside the block: {changed.locked()}")
    thread = threading.Thread(target=look)
    thread.start()
    print(f"main was notified: {changed.wait()}")
thread.join()

# /// script
# requires-python = ">=3.14"
# ///
