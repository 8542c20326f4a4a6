from queue import Full, Queue
from threading import Thread

buffer = Queue(maxsize=2)
results = []


def consume():
    try:
        while (text := buffer.get()) is not None:
            results.append(int(text))
    except ValueError as error:
        print(f"consumer: {error}")


consumer = Thread(target=consume)
consumer.start()
try:
    for text in ("1", "two", "3", "4", "5", "6", None):
        buffer.put(text, timeout=0.2)
except Full:
    print(f"producer: full, and nobody takes {text!r}")
consumer.join()
print(f"results: {results}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "消费者没了，生产者还在等 / the consumer is gone, the producer waits"
# ///
