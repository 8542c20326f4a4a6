# exercise: threads/queues/take_batch
import queue


def take_batch(box, most):
    # 改好它：等来第一个，再把已经在队列里的取走，总共不超过 most 个
    # 别的线程也在取
    # Mend it: wait for one item, then take what is there already, at
    # most that many in all. Other threads take items, too
    batch = []
    while not box.empty() and len(batch) < most:
        batch.append(box.get())
    return batch


if __name__ == "__main__":
    numbers = queue.Queue()
    for number in range(5):
        numbers.put(number)
    print(take_batch(numbers, 3))
    print(take_batch(numbers, 3))
