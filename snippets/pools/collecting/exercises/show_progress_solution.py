# exercise: pools/collecting/show_progress
from concurrent.futures import ThreadPoolExecutor, as_completed


def show_progress(pool, load, names, show):
    name_of = {pool.submit(load, name): name for name in names}
    for future in as_completed(name_of):
        show(name_of[future], future.result())


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=1) as workers:
        show_progress(workers, len, ["page"], print)
