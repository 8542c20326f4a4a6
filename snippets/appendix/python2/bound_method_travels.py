from concurrent.futures import ProcessPoolExecutor


class Counter:
    def __init__(self, letter):
        self.letter = letter

    def count(self, text):
        return text.count(self.letter)


if __name__ == "__main__":
    counter = Counter("o")
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(list(pool.map(counter.count, ["lock", "look", "queue"])))
