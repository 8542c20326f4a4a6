import multiprocessing
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        1, mp_context=spawn, max_tasks_per_child=10
    ) as pool:
        print(pool.submit(len, "abc").result())

# /// script
# [tool.press]
# start-methods = ["spawn"]
# ///
