# exercise: threads/coordination/odd_even
from threading import Semaphore, Thread


def count_together(last):
    said = []

    def say(name, numbers, my_turn, other_turn):
        for number in numbers:
            my_turn.acquire()
            said.append((name, number))
            other_turn.release()

    odds, evens = range(1, last + 1, 2), range(2, last + 1, 2)
    odd_turn, even_turn = Semaphore(1), Semaphore(0)
    odd = Thread(target=say, args=("odd", odds, odd_turn, even_turn))
    even = Thread(target=say, args=("even", evens, even_turn, odd_turn))
    even.start()
    odd.start()
    odd.join()
    even.join()
    return said


if __name__ == "__main__":
    for name, number in count_together(6):
        print(name, number)
