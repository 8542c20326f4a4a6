import os
from concurrent.futures import ThreadPoolExecutor

os.environ["WORKERS"] = "0"
try:
    ThreadPoolExecutor(max_workers=int(os.environ["WORKERS"]))
except ValueError as error:
    print(f"ValueError: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "0 个工作线程 / no workers at all"
# ///
