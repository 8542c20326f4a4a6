import itertools
import queue

jobs = queue.PriorityQueue()
numbers = itertools.count()
for priority, url in [(2, "/later"), (1, "/a"), (1, "/b")]:
    jobs.put((priority, next(numbers), {"url": url}))
for _ in range(3):
    priority, number, job = jobs.get()
    print(job["url"])
