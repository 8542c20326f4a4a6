import threading
import time

lock = threading.Lock()
stock = 3
inside = most_inside = 0


def sell():
    global stock, inside, most_inside
    with lock:
        inside += 1
        most_inside = max(most_inside, inside)
        seen = stock
        # 出票要花时间：窗口开得很大
        # Printing the ticket takes a while: a wide window
        time.sleep(0.01)
        stock = seen - 1
        inside -= 1


sellers = [
    threading.Thread(target=sell, name=name)
    for name in ("Ann", "Ben", "Cid")
]
for seller in sellers:
    seller.start()
for seller in sellers:
    seller.join()

print(f"3 tickets sold, in stock: {stock}")
print(f"most sellers inside at once: {most_inside}")
