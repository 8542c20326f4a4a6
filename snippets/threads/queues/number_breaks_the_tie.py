import queue
import threading
from dataclasses import dataclass, field
from itertools import count


@dataclass(order=True)
class Job:
    priority: int
    number: int
    work: dict = field(compare=False)


jobs = queue.PriorityQueue()
numbers = count()
numbering = threading.Lock()


def put(priority, work):
    with numbering:
        jobs.put(Job(priority, next(numbers), work))


for name in ("mail", "backup", "report"):
    put(1, {"job": name})
put(0, {"job": "alarm"})

for _ in range(4):
    job = jobs.get()
    print(job.priority, job.work["job"])
