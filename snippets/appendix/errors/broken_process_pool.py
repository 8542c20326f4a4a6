import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        for task in ((os._exit, 3), (len, "abc")):
            try:
                pool.submit(*task).result()
            except BrokenProcessPool as error:
                print(f"BrokenProcessPool: {error}")
                for line in str(error.__cause__).splitlines():
                    if line.startswith("Process "):
                        print(line.strip("'\""))

# /// script
# [tool.press]
# start-methods = ["forkserver"]
# platforms = ["linux", "darwin"]
# wrong-on-purpose = "工作进程突然结束 / a worker ends abruptly"
# ///
