import threading
from contextlib import suppress


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.balance = 0

    def add(self, amount, meet):
        with self.lock:
            # 能在锁里碰面，就是互不妨碍
            # If both can meet in here, neither keeps the other out
            with suppress(threading.BrokenBarrierError):
                meet.wait()
            self.balance += amount


def run(what, first, second, seconds):
    meet = threading.Barrier(2, timeout=seconds)
    threads = [
        threading.Thread(target=account.add, args=(1, meet))
        for account in (first, second)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{what}: both inside at once: {not meet.broken}")


ann, bob = Account(), Account()
run("one account", ann, ann, 0.1)
run("two accounts", ann, bob, 5)
print(f"balances: {ann.balance} {bob.balance}")
