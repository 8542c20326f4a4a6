import queue

jobs = queue.PriorityQueue()
jobs.put((1, {"job": "mail"}))
try:
    jobs.put((1, {"job": "backup"}))
except TypeError as error:
    print(f"put: TypeError: {error}")

# 失败的 put 还是把元素留在了里面，却没有计数
# The put that failed left its item inside, and did not count it
for _ in range(jobs.qsize()):
    print(f"got {jobs.get()}")
    try:
        jobs.task_done()
    except ValueError as error:
        print(f"task_done: ValueError: {error}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "优先级相同，就去比较字典 / at equal priority it compares the dicts"
# ///
