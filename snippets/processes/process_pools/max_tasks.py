import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor


def who():
    return os.getpid(), multiprocessing.get_start_method()


if __name__ == "__main__":
    for limit in None, 1:
        with ProcessPoolExecutor(1, max_tasks_per_child=limit) as pool:
            seen = [pool.submit(who).result() for _ in range(3)]
        print(f"limit {limit}: {len(set(seen))} processes for 3 tasks")
    print(f"started by: {seen[-1][1]}")
    fork = multiprocessing.get_context("fork")
    try:
        ProcessPoolExecutor(1, mp_context=fork, max_tasks_per_child=1)
    except ValueError as error:
        print(f"ValueError: {error}")

# /// script
# [tool.press]
# platforms = ["linux", "darwin"]
# ///
