import threading


def take_twice(name, lock):
    print(f"{name}, first acquire():  {lock.acquire()}")
    # 没有时限，Lock 会让线程永远停在这一行
    # Without the timeout, Lock would stop the thread here for ever
    print(f"{name}, second acquire(): {lock.acquire(timeout=0.1)}")


take_twice("Lock", threading.Lock())
take_twice("RLock", threading.RLock())
