import time
from threading import Semaphore, Thread

price = {}
total = {}
flight_is_known = Semaphore(0)
hotel_is_known = Semaphore(0)


def ask_airline():
    # 航空公司答得慢
    # The airline is slow to answer
    time.sleep(0.02)
    price["flight"] = 300
    flight_is_known.release()
    hotel_is_known.acquire()
    total["airline"] = price["flight"] + price["hotel"]


def ask_hotel():
    price["hotel"] = 120
    hotel_is_known.release()
    flight_is_known.acquire()
    total["hotel"] = price["flight"] + price["hotel"]


threads = [Thread(target=ask_airline), Thread(target=ask_hotel)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

for name in sorted(total):
    print(f"the thread that asked the {name}: {total[name]} in all")
