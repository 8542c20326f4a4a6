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


def is_known(dictionary, word):
    return word in dictionary.words


def unknown(words):
    # 改好它：词典给每个工作进程一次，不是给每个任务一次
    # Mend it: the dictionary goes to a worker once, not to each task
    dictionary = Dictionary()
    with ProcessPoolExecutor(max_workers=1) as pool:
        known = pool.map(is_known, [dictionary] * len(words), words)
        pairs = zip(words, known, strict=True)
        return [word for word, good in pairs if not good]


if __name__ == "__main__":
    print(unknown(TEXT.split()))
    print("packed at most once:", len(packed) <= 1)
