import os
import sys
from concurrent.futures import ProcessPoolExecutor


def leave():
    sys.exit(3)


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        before = pool.submit(os.getpid).result()
        try:
            pool.submit(leave).result()
        except SystemExit as error:
            print(f"SystemExit in the parent, code {error.code}")
        same = pool.submit(os.getpid).result() == before
        print(f"the same worker goes on: {same}")
