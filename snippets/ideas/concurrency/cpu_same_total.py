import time
from concurrent.futures import ThreadPoolExecutor

STEPS = 1_200_000


def compute(steps):
    done = 0
    while done < steps:
        done += 1
    return done


for threads in 1, 2, 4:
    share = STEPS // threads
    with ThreadPoolExecutor(threads) as pool:
        began = time.perf_counter()
        total = sum(pool.map(compute, [share] * threads))
        seconds = time.perf_counter() - began
    print(f"{threads} x {share} = {total} steps in {seconds:.3f} s")
