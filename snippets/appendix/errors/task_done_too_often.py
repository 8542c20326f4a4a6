import queue

jobs = queue.Queue()
jobs.put("a")
job = jobs.get()
jobs.task_done()
try:
    jobs.task_done()
except ValueError as error:
    print(f"ValueError: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "取一次，报告两次 / taken once, reported twice"
# ///
