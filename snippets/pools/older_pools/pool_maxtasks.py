import os
from collections import Counter
from multiprocessing import Pool


def whose(_):
    return os.getpid()


if __name__ == "__main__":
    for chunksize in (1, None):
        with Pool(processes=1, maxtasksperchild=2) as pool:
            pids = pool.map(whose, range(5), chunksize=chunksize)
        items = list(Counter(pids).values())
        print(f"chunksize {chunksize}: items per worker {items}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# start-methods = ["spawn", "forkserver"]
# ///
