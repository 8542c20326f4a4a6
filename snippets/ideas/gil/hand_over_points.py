import dis
import sys
import threading
import time

counter = 0


def bare(frames, stop):
    global counter
    frames.append(sys._getframe())
    while True:
        counter += 1
        if stop:
            return


def with_call(frames, stop):
    global counter
    frames.append(sys._getframe())
    while True:
        counter += int("1")
        if stop:
            return


def stands_at(work, kinds):
    global counter
    names = {i.offset: i.opname for i in dis.get_instructions(work)}
    counter, frames, stop, seen = 0, [], [], []
    worker = threading.Thread(target=work, args=(frames, stop))
    worker.start()
    while len(seen) < 20 or len(set(seen)) < kinds:
        # 醒来后能往下走，说明它已交出 GIL：它停在哪里？
        # Awake and getting on, so it has handed over: where?
        time.sleep(0.001)
        if counter:
            seen.append(names.get(frames[0].f_lasti, "?"))
    stop.append(True)
    worker.join()
    return sorted(set(seen))


print("counter += 1:", stands_at(bare, 1))
print("counter += int(...):", stands_at(with_call, 2))

# /// script
# requires-python = ">=3.11"
# [tool.press]
# vary = ['\[.*\]']
# ///
