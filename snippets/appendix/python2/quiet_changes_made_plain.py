import itertools
import queue
import threading

jobs = ["job 1", "job 2", "job 3"]
threads = [threading.Thread(target=jobs.clear)]
end_of_stream = b""
results = {"job 1": "ok"}
tasks = queue.PriorityQueue()
number = itertools.count()

print("half:", len(jobs) // 2)
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("threads started:", sum(t.ident is not None for t in threads))
print("end of stream:", not end_of_stream)
print()
print("first key:", next(iter(results)))
for priority, host in (2, "gamma"), (1, "alpha"), (1, "beta"):
    # 序号各不相同，比较到它就停
    # No two numbers are equal: the comparison ends there
    tasks.put((priority, next(number), {"host": host}))
print("first task:", tasks.get()[-1])
