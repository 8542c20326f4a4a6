import queue
import threading
from concurrent.futures import Future

orders = queue.Queue()


def cook():
    for future, dish in iter(orders.get, None):
        if future.set_running_or_notify_cancel():
            future.set_result(f"{dish} is ready")


def order(dish):
    orders.put((future := Future(), dish))
    return future


kitchen = threading.Thread(target=cook)
tea, soup, bread = order("tea"), order("soup"), order("bread")
soup.cancel()
orders.put(None)
kitchen.start()
kitchen.join()
print(tea.result())
print(f"soup: cancelled {soup.cancelled()}")
print(f"bread: done {bread.done()}")
