# exercise: ideas/races/transfer
import threading
from contextlib import suppress

accounts = {"ann": 100, "bob": 0}
both_have_looked = threading.Barrier(2)


def approved(amount):
    # 银行核准时，另一个线程也来看余额。不要改这个函数
    # While the bank approves, the other thread looks at the balance,
    # too. Leave this function as it is
    with suppress(threading.BrokenBarrierError):
        both_have_looked.wait(timeout=0.1)
    return amount <= 100


def transfer(source, target, amount):
    # 改好这个函数：谁的账户都不许透支
    # Mend this function: no account may be overdrawn
    if accounts[source] < amount or not approved(amount):
        return False
    accounts[source] -= amount
    accounts[target] += amount
    return True


def main():
    paid = []
    threads = [
        threading.Thread(
            target=lambda: paid.append(transfer("ann", "bob", 80))
        )
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"transfers made: {paid.count(True)}")
    print(f"ann {accounts['ann']}, bob {accounts['bob']}")


if __name__ == "__main__":
    main()
