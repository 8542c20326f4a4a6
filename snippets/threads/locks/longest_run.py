import threading
from itertools import groupby

ROUNDS = 200_000
lock = threading.Lock()
taken = []
both_are_here = threading.Barrier(2)


def take(name):
    both_are_here.wait()
    for _ in range(ROUNDS):
        with lock:
            taken.append(name)


threads = [threading.Thread(target=take, args=(name,)) for name in "AB"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

runs = [len(list(run)) for _, run in groupby(taken)]
print(f"the lock was taken {len(taken):,} times")
print(f"longest run of one thread: {max(runs):,}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# vary = ['thread: [\d,]+']
# ///
