import queue

jobs = queue.Queue()
try:
    job = jobs.get(timeout=0.01)
except queue.Empty:
    print("nothing to do")
jobs.put("a")
print("doing", jobs.get(timeout=0.01))
