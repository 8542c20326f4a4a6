# exercise: pools/thread_pools/folder_size
from concurrent.futures import ThreadPoolExecutor

TREE = {"a.txt": 3, "src": {"b.py": 5, "lib": {"c.py": 7}}, "doc": {}}


def read(folder):
    """The size of its files, and the folders in it."""
    folders = [one for one in folder.values() if isinstance(one, dict)]
    files = [one for one in folder.values() if isinstance(one, int)]
    return sum(files), folders


def total_size(pool, read, folder):
    # 改好它：任务不等同一个池里的任务，一个线程的池也做得完
    # read() 要在池里运行，能同时读的文件夹要同时读
    # Mend it: no task waits for another one of its pool, and a pool of
    # one thread is enough. read() runs in the pool, and folders that
    # can be read at the same time are
    def size(folder):
        here, folders = read(folder)
        inside = [pool.submit(size, one) for one in folders]
        return here + sum(future.result() for future in inside)

    return pool.submit(size, folder).result()


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=8) as workers:
        print(f"total: {total_size(workers, read, TREE)}")
