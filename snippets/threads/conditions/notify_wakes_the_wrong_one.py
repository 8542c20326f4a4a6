import threading

letters = []
changed = threading.Condition()
looked = threading.Semaphore(0)


def reader(name):
    def has_letter():
        looked.release()
        return name in letters

    with changed:
        changed.wait_for(has_letter)


def start_reader(name):
    thread = threading.Thread(target=reader, args=[name])
    thread.start()
    looked.acquire()
    return thread


ann, bob = start_reader("ann"), start_reader("bob")
with changed:
    letters.append("bob")
    changed.notify()
# 醒来的那一个已经又看过一次
# Whoever was woken has looked again
looked.acquire()
bob.join(timeout=0.05)
print(f"a letter for bob, notify():     bob waits {bob.is_alive()}")
with changed:
    letters.append("ann")
    changed.notify_all()
ann.join()
bob.join()
print(f"a letter for ann, notify_all(): bob waits {bob.is_alive()}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "叫醒的不是等信的人 / it wakes one who has no letter"
# ///
