import multiprocessing
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    for method in "fork", "spawn", "forkserver":
        context = multiprocessing.get_context(method)
        with ProcessPoolExecutor(3, mp_context=context) as pool:
            pool.submit(abs, -1).result()
            workers = multiprocessing.active_children()
            print(f"{method}: {len(workers)} of 3 for one task")

# /// script
# [tool.press]
# platforms = ["linux", "darwin"]
# ///
