import threading


class Account:
    def __init__(self, balance):
        self.lock = threading.Lock()
        self.balance = balance


both_hold_one = threading.Barrier(2)
both_gave_up = threading.Barrier(2)


def transfer(name, source, target, amount):
    with source.lock:
        both_hold_one.wait()
        # 没有时限，两个线程都会永远停在下一行
        # Without the timeout both would stay here for ever
        if target.lock.acquire(timeout=0.1):
            source.balance -= amount
            target.balance += amount
            target.lock.release()
        else:
            print(f"{name}: waited in vain")
            both_gave_up.wait()


a, b = Account(100), Account(100)
threads = [
    threading.Thread(
        target=transfer, args=("Ann", a, b, 10), name="Ann"
    ),
    threading.Thread(
        target=transfer, args=("Ben", b, a, 20), name="Ben"
    ),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"balances: {a.balance} {b.balance}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# lanes = '^\w+: waited'
# wrong-on-purpose = "各拿一把，互等对方 / each holds one and waits for the other"
# ///
