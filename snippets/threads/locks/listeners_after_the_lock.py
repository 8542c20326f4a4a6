import threading

accounts = {"ann": 70, "bob": 30}
listeners = []
lock = threading.Lock()


def change_unlocked(owner, amount):
    accounts[owner] += amount


def transfer(amount):
    with lock:
        change_unlocked("ann", -amount)
        change_unlocked("bob", +amount)
    for listener in listeners:
        listener()


def audit():
    with lock:
        print("audit sees", sum(accounts.values()))


listeners.append(audit)
transfer(20)
