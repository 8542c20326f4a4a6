# exercise: threads/philosophers/both_or_none
from threading import Thread


class Table:
    """Five seats or more; a fork between any two neighbors."""

    def __init__(self, seats):
        self.eating = [False] * seats

    def take(self, seat):
        # 等到两边的邻座都没在吃，再一次拿起两把叉子
        # Wait until neither neighbor eats, then take both forks at once
        self.eating[seat] = True

    def put_back(self, seat):
        self.eating[seat] = False


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
