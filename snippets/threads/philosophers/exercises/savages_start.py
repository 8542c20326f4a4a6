# exercise: threads/philosophers/savages
from threading import Thread


class Pot:
    """Holds `size` servings; the cook fills an empty pot only."""

    def __init__(self, size):
        self.size = size
        self.servings = 0
        self.refills = 0

    def eat(self):
        # 锅空了就等厨师
        # If the pot is empty, wait for the cook
        self.servings -= 1

    def refill(self):
        # 等锅空了再添满
        # Wait until the pot is empty, then fill it
        self.servings = self.size
        self.refills += 1


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
