import io
import sys
import time
from concurrent.futures import ThreadPoolExecutor

sys.stdin = io.StringIO("2\n")
workers = int(input())
sys.setswitchinterval(0.01)
print("switch interval:", sys.getswitchinterval())
elapsed, cpu = time.perf_counter(), time.process_time()

results, squares = {}, []
pool = ThreadPoolExecutor(workers)
for number in range(3):
    future = pool.submit(pow, number, 2)
    future.add_done_callback(lambda done: squares.append(done.result()))
    results[f"job {number}"] = future
pool.shutdown()

for name, future in results.items():
    print(name, future.result())
print("job 1" in results, sorted(squares))
print(f"elapsed {time.perf_counter() - elapsed:.3f} s")
print(f"CPU {time.process_time() - cpu:.3f} s")
