# exercise: threads/deadlock/transfer_in_order
import threading


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    # 两笔方向相反的转账可能互等；改好它，仍用两个账户自己的锁
    # Opposite transfers can wait for each other: mend that, and
    # go on using the locks of the two accounts
    with source.lock, target.lock:
        source.balance -= amount
        target.balance += amount


if __name__ == "__main__":
    a, b = Account(1, 100), Account(2, 100)
    transfer(a, b, 10)
    transfer(b, a, 30)
    print(f"balances: {a.balance} {b.balance}")
