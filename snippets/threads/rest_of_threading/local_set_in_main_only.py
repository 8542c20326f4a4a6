import threading

settings = threading.local()
settings.currency = "EUR"


def price(amount):
    try:
        prices.append(f"{amount} {settings.currency}")
    except AttributeError as error:
        print("worker:", error)


prices = []
price(5)
worker = threading.Thread(target=price, args=(7,))
worker.start()
worker.join()
print(prices)

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "初始值只属于主线程 / only the main thread gets the initial value"
# ///
