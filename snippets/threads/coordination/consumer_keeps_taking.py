from queue import Queue
from threading import Thread

buffer = Queue(maxsize=2)
results, errors = [], []


def consume():
    while (text := buffer.get()) is not None:
        try:
            results.append(int(text))
        except ValueError as error:
            errors.append(error)


consumer = Thread(target=consume)
consumer.start()
for text in ("1", "two", "3", "4", "5", "6", None):
    buffer.put(text)
consumer.join()
print(f"results: {results}")
print(f"errors: {errors}")
