import threading

first, second = threading.Lock(), threading.Lock()
both_hold_one = threading.Barrier(2)
finished = []


def take(one, other):
    with one:
        both_hold_one.wait()
        with other:
            finished.append("a job")


ann = threading.Thread(target=take, args=(first, second), daemon=True)
ben = threading.Thread(target=take, args=(second, first), daemon=True)
ann.start()
ben.start()
ann.join(timeout=0.2)
ben.join(timeout=0.1)
print(f"jobs finished: {len(finished)} of 2")
print("the program ends as if all were well")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "死锁还在，只是没人看见 / the deadlock is there, unseen"
# ///
