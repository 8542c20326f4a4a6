import threading

lock = threading.Lock()
prices = {"tea": 4}


def raise_price(item):
    with lock:
        prices[item] += 1


try:
    raise_price("coffee")
except KeyError as error:
    print("no such item:", error)

print("locked:", lock.locked())
print("the next one gets it:", lock.acquire(timeout=0.1))
