from threading import Barrier, Lock, Thread

CHAIRS = 3
waiting = ["A", "B"]
lock = Lock()
both_have_looked = Barrier(2)


def come_in(customer):
    with lock:
        free = CHAIRS - len(waiting)
    both_have_looked.wait()
    if free:
        with lock:
            waiting.append(customer)


threads = [Thread(target=come_in, args=(name,)) for name in "CD"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"{len(waiting)} customers on {CHAIRS} chairs")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "先看有没有空位，再去坐 / looks for a free chair, then sits down"
# ///
