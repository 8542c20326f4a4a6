import threading
import traceback

# Python 2 的值写在每行末尾
# What Python 2 gave stands at the end of each line
OLD_LINES = [
    "len(jobs) / 2  # Python 2: 1",
    "map(threading.Thread.start, threads)  # Python 2: starts them",
    "data == ''  # Python 2: True",
    "results.keys()[0]  # Python 2: 'job 1'",
    "max([3, None])  # Python 2: 3",
    "print  # Python 2: an empty line",
]

jobs = ["job 1", "job 2", "job 3"]
threads = [threading.Thread(target=jobs.clear)]
data = b""
results = {"job 1": "ok"}
for line in OLD_LINES:
    try:
        answer = repr(eval(line))
    except Exception as error:
        answer = traceback.format_exception(error)[-1].strip()
    print(f"{line}\n    {answer}")
print("threads started:", sum(t.ident is not None for t in threads))
