# exercise: threads/queues/take_batch
import queue
from contextlib import suppress


def take_batch(box, most):
    batch = [box.get()]
    with suppress(queue.Empty):
        while len(batch) < most:
            batch.append(box.get_nowait())
    return batch


if __name__ == "__main__":
    numbers = queue.Queue()
    for number in range(5):
        numbers.put(number)
    print(take_batch(numbers, 3))
    print(take_batch(numbers, 3))
