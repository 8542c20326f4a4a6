import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def die():
    os._exit(7)


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as executor:
        lost = executor.submit(die)
        try:
            lost.result()
        except BrokenProcessPool:
            print("the lost one: BrokenProcessPool")
        try:
            executor.submit(abs, -3)
        except BrokenProcessPool:
            print("the next task: BrokenProcessPool")
