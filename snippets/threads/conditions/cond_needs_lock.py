import threading

changed = threading.Condition()
for call in (changed.wait, changed.notify, changed.notify_all):
    try:
        call()
    except RuntimeError as error:
        print(f"{call.__name__}: {error}")

changed.acquire()
print(f"with the lock: {changed.wait(timeout=0.01)}")
changed.release()
try:
    changed.release()
except RuntimeError as error:
    print(f"release: {error}")
