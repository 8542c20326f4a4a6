import threading

changed = threading.Condition()
waiting = threading.Event()
awake = threading.Event()


def sleeper():
    with changed:
        waiting.set()
        changed.wait()
        print("sleeper: awake")
        awake.set()


thread = threading.Thread(target=sleeper)
thread.start()
waiting.wait()
with changed:
    changed.notify()
    print(f"awake inside the block: {awake.wait(timeout=0.1)}")
print(f"awake after the block: {awake.wait(timeout=5)}")
thread.join()
