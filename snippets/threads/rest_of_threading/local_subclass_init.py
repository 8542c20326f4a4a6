import threading

made_in = []


class Settings(threading.local):
    def __init__(self, currency):
        made_in.append(threading.current_thread().name)
        self.currency = currency


settings = Settings("EUR")
prices = []


def price(amount):
    prices.append(f"{amount} {settings.currency}")
    prices.append(f"{amount + 1} {settings.currency}")


for name in "first", "second", "third":
    worker = threading.Thread(target=price, args=(7,), name=name)
    worker.start()
    worker.join()
print("__init__ ran in", made_in)
print(len(prices), "prices:", sorted(set(prices)))
