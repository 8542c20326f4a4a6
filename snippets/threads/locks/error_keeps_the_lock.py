import threading

lock = threading.Lock()
prices = {"tea": 4}


def raise_price(item):
    lock.acquire()
    prices[item] += 1
    lock.release()


try:
    raise_price("coffee")
except KeyError as error:
    print("no such item:", error)

print("locked:", lock.locked())
print("the next one gets it:", lock.acquire(timeout=0.1))

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "出了异常，锁没有释放 / an exception, and nobody releases"
# ///
