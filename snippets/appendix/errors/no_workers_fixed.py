import os
from concurrent.futures import ThreadPoolExecutor

os.environ["WORKERS"] = "0"
workers = int(os.environ["WORKERS"]) or None
with ThreadPoolExecutor(max_workers=workers) as pool:
    print(pool.submit(len, "abc").result())
