import itertools
import queue

jobs = queue.PriorityQueue()
numbers = itertools.count()
for url in ["/a", "/b"]:
    jobs.put((1, next(numbers), {"url": url}))
for _ in range(2):
    priority, number, job = jobs.get()
    print(job["url"])
