import queue
from concurrent.futures import ProcessPoolExecutor


class Job:
    def __init__(self, name):
        self.name = name
        self.log = queue.Queue()


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        try:
            pool.submit(print, Job("a")).result()
        except TypeError as error:
            print(f"TypeError: {error}")
            for note in getattr(error, "__notes__", []):
                print(note)

# /// script
# [tool.press]
# wrong-on-purpose = "参数里藏着一把锁 / there is a lock in the argument"
# ///
