import io
import sys
import time
from concurrent.futures import ThreadPoolExecutor

sys.stdin = io.StringIO("2\n")
workers = int(input())
sys.setswitchinterval(0.005)
elapsed, cpu = time.perf_counter(), time.process_time()

results = {}
pool = ThreadPoolExecutor(workers)
for number in range(3):
    future = pool.submit(pow, number, 2)
    future.add_done_callback(lambda done: None)
    results[f"job {number}"] = future.result()
pool.shutdown()

for name, result in results.items():
    print(name, result)
print("job 1" in results)
print(f"elapsed {time.perf_counter() - elapsed:.3f} s")
print(f"CPU {time.process_time() - cpu:.3f} s")
