# exercise: threads/philosophers/both_or_none
from threading import Condition, Thread


class Table:
    """Five seats or more; a fork between any two neighbors."""

    def __init__(self, seats):
        self.eating = [False] * seats
        self.changed = Condition()

    def take(self, seat):
        with self.changed:
            self.changed.wait_for(lambda: self.neighbors_wait(seat))
            self.eating[seat] = True

    def put_back(self, seat):
        with self.changed:
            self.eating[seat] = False
            self.changed.notify_all()

    def neighbors_wait(self, seat):
        right = (seat + 1) % len(self.eating)
        return not self.eating[seat - 1] and not self.eating[right]


if __name__ == "__main__":
    table = Table(5)
    ate = []

    def dine(seat):
        table.take(seat)
        ate.append(seat)
        table.put_back(seat)

    table.take(0)
    beside = Thread(target=dine, args=(1,))
    across = Thread(target=dine, args=(2,))
    beside.start()
    across.start()
    across.join()
    beside.join(timeout=0.1)
    print(f"while seat 0 eats: {sorted(ate)}")
    table.put_back(0)
    beside.join()
    print(f"afterwards: {sorted(ate)}")
