# exercise: threads/locks/notify_outside
import threading

accounts = {"ann": 70, "bob": 30}
listeners = []
lock = threading.Lock()


def transfer(amount):
    with lock:
        accounts["ann"] -= amount
        accounts["bob"] += amount
        # 遍历一份副本：通知时可以增减监听者
        # A copy: listeners may come and go meanwhile
        to_call = listeners.copy()
    for listener in to_call:
        listener()


if __name__ == "__main__":
    listeners.append(lambda: print("total", sum(accounts.values())))
    transfer(20)
    transfer(30)
