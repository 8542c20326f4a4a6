import threading

accounts = {"ann": 70, "bob": 30}
listeners = []
lock = threading.RLock()


def change(owner, amount):
    with lock:
        accounts[owner] += amount
        for listener in listeners:
            listener()


def transfer(amount):
    with lock:
        change("ann", -amount)
        change("bob", +amount)


def audit():
    # 自己的线程随时进得来
    # One's own thread gets in at any time
    with lock:
        print("audit sees", sum(accounts.values()))


listeners.append(audit)
transfer(20)

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "可重入锁拦不住自己 / an RLock does not keep you out"
# ///
