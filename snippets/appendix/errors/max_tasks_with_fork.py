import multiprocessing
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    try:
        ProcessPoolExecutor(1, mp_context=fork, max_tasks_per_child=10)
    except ValueError as error:
        print(f"ValueError: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "fork 与 max_tasks_per_child 一起用 / max_tasks_per_child with fork"
# start-methods = ["fork"]
# platforms = ["linux", "darwin"]
# ///
