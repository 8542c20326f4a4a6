import queue
import threading
import traceback

# 每行末尾是 Python 2 的结果
# Each line ends with what Python 2 did
OLD_LINES = [
    "len(jobs) / 2  # 1",
    "map(threading.Thread.start, threads)  # started them",
    "end_of_stream == ''  # True",
    "print  # an empty line",
    "results.keys()[0]  # 'job 1'",
    "tasks.put((1, {'host': 'beta'}))  # accepted",
]

jobs = ["job 1", "job 2", "job 3"]
threads = [threading.Thread(target=jobs.clear)]
end_of_stream = b""
results = {"job 1": "ok"}
tasks = queue.PriorityQueue()
tasks.put((1, {"host": "alpha"}))
for line in OLD_LINES:
    try:
        answer = repr(eval(line))
    except Exception as error:
        answer = traceback.format_exception(error)[-1].strip()
    print(f"{line}\n    {answer}")
print("threads started:", sum(t.ident is not None for t in threads))
