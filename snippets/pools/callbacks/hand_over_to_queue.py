from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from threading import Event

go = [Event() for _ in range(3)]
finished = SimpleQueue()


def fetch(number):
    go[number].wait()
    return f"page {number}"


with ThreadPoolExecutor(3) as pool:
    names = {}
    for number in range(3):
        future = pool.submit(fetch, number)
        names[future] = number
        future.add_done_callback(finished.put)
    for number in (2, 0, 1):
        go[number].set()
        future = finished.get()
        print(f"{names[future]}: {future.result()}")
