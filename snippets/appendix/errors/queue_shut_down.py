import queue

jobs = queue.Queue()
jobs.shutdown()
for call in (jobs.get, lambda: jobs.put("a")):
    try:
        call()
    except queue.ShutDown as error:
        kind = type(error)
        print(f"{kind.__module__}.{kind.__name__}: {error}")

# /// script
# requires-python = ">=3.13"
# [tool.press]
# wrong-on-purpose = "关闭之后还在用 / used after it was shut down"
# ///
