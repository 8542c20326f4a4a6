import queue

jobs = queue.Queue(maxsize=1)
jobs.put("a")
try:
    jobs.put("b", timeout=0.01)
except queue.Full as error:
    kind = type(error)
    print(f"{kind.__module__}.{kind.__name__}: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "往满队列里放，又不肯等 / puts into a full queue and will not wait"
# ///
