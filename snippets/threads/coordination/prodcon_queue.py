from queue import Queue
from threading import Thread


def produce(first):
    for number in range(first, first + 200):
        buffer.put(number)


def consume():
    while (item := buffer.get()) is not None:
        taken.append(item)


buffer, taken = Queue(maxsize=3), []
producers = [Thread(target=produce, args=(n,)) for n in (0, 200)]
consumers = [Thread(target=consume) for _ in range(2)]
for thread in producers + consumers:
    thread.start()
for producer in producers:
    producer.join()
for _ in consumers:
    buffer.put(None)
for consumer in consumers:
    consumer.join()

print(f"each item once: {sorted(taken) == list(range(400))}")
