import threading
from contextlib import suppress


class Account:
    def __init__(self, number, balance):
        self.lock = threading.Lock()
        self.number = number
        self.balance = balance


both_hold_one = threading.Barrier(2)


def transfer(source, target, amount):
    # 不管从哪里转到哪里，总是先锁号码小的
    # Whatever the direction, the lower number is locked first
    first, second = sorted((source, target), key=lambda a: a.number)
    with first.lock:
        with suppress(threading.BrokenBarrierError):
            both_hold_one.wait(timeout=0.1)
        with second.lock:
            source.balance -= amount
            target.balance += amount


a, b = Account(1, 100), Account(2, 100)
threads = [
    threading.Thread(target=transfer, args=(a, b, 10), name="Ann"),
    threading.Thread(target=transfer, args=(b, a, 20), name="Ben"),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"each held one: {not both_hold_one.broken}")
print(f"balances: {a.balance} {b.balance}")
