import queue

jobs = queue.PriorityQueue()
jobs.put((1, {"url": "/a"}))
try:
    jobs.put((1, {"url": "/b"}))
except TypeError as error:
    print(f"TypeError: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "优先级相同，就比较字典 / equal priorities: dicts are compared"
# ///
