import queue

jobs = queue.Queue()
for call in (jobs.get_nowait, lambda: jobs.get(timeout=0.01)):
    try:
        call()
    except queue.Empty as error:
        kind = type(error)
        print(f"{kind.__module__}.{kind.__name__}: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "从空队列取，又不肯等 / takes from an empty queue and will not wait"
# ///
