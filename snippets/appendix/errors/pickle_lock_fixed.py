import queue
from concurrent.futures import ProcessPoolExecutor


class Job:
    def __init__(self, name):
        self.name = name
        self.log = queue.Queue()


def size_of(name):
    return len(name)


if __name__ == "__main__":
    job = Job("abc")
    with ProcessPoolExecutor(max_workers=1) as pool:
        job.log.put(pool.submit(size_of, job.name).result())
    print(job.log.get())
