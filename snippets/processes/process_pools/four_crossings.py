import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor


def say(what):
    parent = multiprocessing.parent_process() is None
    side = "parent" if parent else "worker"
    print(f"{what:20} {side}, {threading.current_thread().name}")


class Letter:
    def __init__(self, text):
        self.text = text

    def __getstate__(self):
        say(f"pack {self.text}")
        return self.text

    def __setstate__(self, text):
        self.text = text
        say(f"unpack {self.text}")


def answer(letter):
    say("answer it")
    return Letter("answer")


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        say("submit")
        future = pool.submit(answer, Letter("question"))
        letter = future.result()
        say(f"read {letter.text}")
