import queue
import traceback

OLD_LOOP = """
while True:
    try:
        print("got", jobs.get_nowait())
    except queue.Empty, e:
        print("no job left")
        break
"""

jobs = queue.Queue()
jobs.put("job 1")
try:
    exec(OLD_LOOP)
except Exception as error:
    print(traceback.format_exception(error)[-1].strip())

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "逗号成了元组 / the comma makes a tuple"
# ///
