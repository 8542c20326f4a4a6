import threading
import time

STEPS = 1_200_000


def compute(steps):
    done = 0
    while done < steps:
        done += 1
    results.append(done)


for count in 1, 2, 4:
    results, share = [], STEPS // count
    threads = [threading.Thread(target=compute, args=(share,))
               for _ in range(count)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    total = sum(results)
    steps = f"{len(results)} x {share} = {total} steps"
    print(f"{steps} in {seconds:.3f} s")
