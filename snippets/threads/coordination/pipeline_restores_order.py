from queue import Queue
from threading import Event, Thread

inbox, outbox = Queue(), Queue()
arrived = []
others_are_out = Event()


def work():
    while (numbered := inbox.get()) is not None:
        place, number = numbered
        if number == 1:
            others_are_out.wait()
        outbox.put((place, number * number))
        if number == 3:
            others_are_out.set()


# section: in_order
def in_order(outbox, count):
    early = {}
    for place in range(count):
        while place not in early:
            key, value = outbox.get()
            arrived.append(value)
            early[key] = value
        yield early.pop(place)


# end: in_order


workers = [Thread(target=work) for _ in range(2)]
for worker in workers:
    worker.start()
for numbered in enumerate((1, 2, 3)):
    inbox.put(numbered)
for _ in workers:
    inbox.put(None)
print(f"squares of 1, 2, 3: {list(in_order(outbox, 3))}")
for worker in workers:
    worker.join()
print(f"arrived as: {arrived}")
