# exercise: processes/process_pools/survive_crash
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def work(n):
    if n == 2:
        os._exit(1)
    return n * n


def run_all(function, items):
    results, left = {}, list(items)
    while left:
        with ProcessPoolExecutor(max_workers=1) as pool:
            try:
                while left:
                    # 一次只交一项，池坏了就是它的缘故
                    # One at a time: if the pool breaks, it was this one
                    future = pool.submit(function, left[0])
                    results[left[0]] = future.result()
                    del left[0]
            except BrokenProcessPool:
                results[left.pop(0)] = "crashed"
    return results


if __name__ == "__main__":
    print(run_all(work, [1, 2, 3, 4]))
