# exercise: pools/thread_pools/folder_size
from concurrent.futures import ThreadPoolExecutor

TREE = {"a.txt": 3, "src": {"b.py": 5, "lib": {"c.py": 7}}, "doc": {}}


def read(folder):
    """The size of its files, and the folders in it."""
    folders = [one for one in folder.values() if isinstance(one, dict)]
    files = [one for one in folder.values() if isinstance(one, int)]
    return sum(files), folders


def total_size(pool, read, folder):
    total, reading = 0, [pool.submit(read, folder)]
    while reading:
        here, folders = reading.pop().result()
        total += here
        reading += [pool.submit(read, one) for one in folders]
    return total


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=8) as workers:
        print(f"total: {total_size(workers, read, TREE)}")
