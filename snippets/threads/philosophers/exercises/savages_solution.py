# exercise: threads/philosophers/savages
from threading import Condition, Lock, Thread


class Pot:
    """Holds `size` servings; the cook fills an empty pot only."""

    def __init__(self, size):
        self.size = size
        self.servings = 0
        self.refills = 0
        lock = Lock()
        self.empty = Condition(lock)
        self.filled = Condition(lock)

    def eat(self):
        with self.filled:
            self.filled.wait_for(lambda: self.servings > 0)
            self.servings -= 1
            if not self.servings:
                self.empty.notify()

    def refill(self):
        with self.empty:
            self.empty.wait_for(lambda: not self.servings)
            self.servings = self.size
            self.refills += 1
            self.filled.notify_all()


if __name__ == "__main__":
    pot = Pot(4)

    def diner():
        for _ in range(4):
            pot.eat()

    def cook():
        for _ in range(3):
            pot.refill()

    works = (cook, diner, diner, diner)
    threads = [Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"12 meals, {pot.refills} refills, {pot.servings} left")
