# exercise: threads/coordination/odd_even
from threading import Thread


def count_together(last):
    # 让两个线程交替报数：1, 2, 3, ...；不许睡眠，不许只用一个线程
    # Make the two threads take turns: no sleeping, no single thread
    said = []

    def say(name, numbers):
        for number in numbers:
            said.append((name, number))

    odd = Thread(target=say, args=("odd", range(1, last + 1, 2)))
    even = Thread(target=say, args=("even", range(2, last + 1, 2)))
    even.start()
    odd.start()
    odd.join()
    even.join()
    return said


if __name__ == "__main__":
    for name, number in count_together(6):
        print(name, number)
