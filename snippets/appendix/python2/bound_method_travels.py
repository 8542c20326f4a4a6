import os
from concurrent.futures import ProcessPoolExecutor


class Counter:
    def __init__(self, letter):
        self.letter = letter

    def count(self, text):
        return text.count(self.letter), os.getpid()


if __name__ == "__main__":
    counter = Counter("o")
    with ProcessPoolExecutor(max_workers=1) as pool:
        for result, pid in pool.map(counter.count, ["lock", "look"]):
            print(result, "in another process:", pid != os.getpid())
