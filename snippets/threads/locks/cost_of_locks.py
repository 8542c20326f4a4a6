import threading
import timeit

ROUNDS = 20_000


def cost(lock):
    timer = timeit.Timer("with lock: pass", globals={"lock": lock})
    best = min(timer.repeat(repeat=3, number=ROUNDS))
    return best / ROUNDS * 1e9


print(f"Lock:  {cost(threading.Lock()):4.0f} ns")
print(f"RLock: {cost(threading.RLock()):4.0f} ns")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# vary = ['[ \d]+ ns']
# ///
