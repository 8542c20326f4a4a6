import os
from concurrent.futures import ProcessPoolExecutor


def work():
    print(f"worker: pid {os.getpid()}")
    os._exit(7)


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        error = pool.submit(work).exception()
        print(type(error).__name__)
        print(str(error.__cause__).strip("'\n"))

# /// script
# [tool.press]
# start-methods = ["forkserver"]
# platforms = ["linux", "darwin"]
# ///
