import threading

coins = []
changed = threading.Condition()
looked = threading.Semaphore(0)


def enough():
    print(f"predicate: {len(coins)} of 3")
    looked.release()
    return len(coins) == 3


def saver():
    for coin in ("a", "b", "c"):
        looked.acquire()
        with changed:
            coins.append(coin)
            changed.notify()


thread = threading.Thread(target=saver)
thread.start()
with changed:
    result = changed.wait_for(enough)
    print(f"wait_for returned {result}")
    rich = changed.wait_for(lambda: len(coins) > 3, timeout=0.05)
    print(f"a fourth coin in time: {rich}")
thread.join()
