# exercise: threads/deadlock/transfer_in_order
import threading


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    # 转给自己：没有第二把锁可拿
    # To oneself: there is no second lock to take
    if source is target:
        return
    first, second = sorted((source, target), key=lambda a: a.number)
    with first.lock, second.lock:
        source.balance -= amount
        target.balance += amount


if __name__ == "__main__":
    a, b = Account(1, 100), Account(2, 100)
    transfer(a, b, 10)
    transfer(b, a, 30)
    print(f"balances: {a.balance} {b.balance}")
