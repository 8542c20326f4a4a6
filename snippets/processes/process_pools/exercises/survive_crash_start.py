# exercise: processes/process_pools/survive_crash
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def work(n):
    if n == 2:
        os._exit(1)
    return n * n


def run_all(function, items):
    # 改好它：只有让工作进程结束的那一项才是 "crashed"
    # Mend it: only an item that ends its worker is "crashed"
    results = {}
    with ProcessPoolExecutor(max_workers=1) as pool:
        for item in items:
            try:
                results[item] = pool.submit(function, item).result()
            except BrokenProcessPool:
                results[item] = "crashed"
    return results


if __name__ == "__main__":
    print(run_all(work, [1, 2, 3, 4]))
