# exercise: threads/locks/notify_outside
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
    # 监听者看到了半成品；每次转账只在成功之后、锁外通知一次
    # Listeners see half a transfer: notify once, when it is whole,
    # and not under the lock; a plain Lock is enough then
    with lock:
        change("ann", -amount)
        change("bob", +amount)


if __name__ == "__main__":
    listeners.append(lambda: print("total", sum(accounts.values())))
    transfer(20)
    transfer(30)
