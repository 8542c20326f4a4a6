import queue
import threading
from concurrent.futures import ThreadPoolExecutor

answers = [None] * 3
box = queue.Queue()


class Square(threading.Thread):
    def __init__(self, number):
        super().__init__()
        self.number = number

    def run(self):
        self.answer = self.number ** 2


def to_list(number):
    answers[number] = number ** 2


def to_queue(number):
    box.put((number, number ** 2))


def run_all(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return threads


squares = run_all([Square(n) for n in range(3)])
print("attribute:", [thread.answer for thread in squares])

run_all([threading.Thread(target=to_list, args=(n,)) for n in range(3)])
print("list:     ", answers)

run_all(
    [threading.Thread(target=to_queue, args=(n,)) for n in range(3)]
)
print("queue:    ", sorted(box.get() for _ in range(3)))

with ThreadPoolExecutor() as pool:
    futures = [pool.submit(pow, n, 2) for n in range(3)]
    print("future:   ", [future.result() for future in futures])
