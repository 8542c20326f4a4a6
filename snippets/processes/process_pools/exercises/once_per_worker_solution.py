# exercise: processes/process_pools/once_per_worker
from concurrent.futures import ProcessPoolExecutor

TEXT = "to be or not to be that is the question"
packed = []


class Dictionary:
    def __init__(self):
        self.words = {"to", "be", "or", "not", "that", "is", "the"}

    def __reduce__(self):
        packed.append("once more")
        return Dictionary, ()


def keep(shared):
    global dictionary
    dictionary = shared


def is_known(word):
    return word in dictionary.words


def unknown(words):
    with ProcessPoolExecutor(
        max_workers=1, initializer=keep, initargs=(Dictionary(),)
    ) as pool:
        known = pool.map(is_known, words)
        pairs = zip(words, known, strict=True)
        return [word for word, good in pairs if not good]


if __name__ == "__main__":
    print(unknown(TEXT.split()))
    print("packed at most once:", len(packed) <= 1)
