import queue
import threading
from concurrent.futures import Future

orders = queue.Queue()
threading.excepthook = lambda args: print(args.exc_type.__name__)


def cook():
    for future, dish in iter(orders.get, None):
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

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "不问有没有取消 / does not ask whether it was cancelled"
# ///
