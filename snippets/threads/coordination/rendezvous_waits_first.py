from threading import Barrier, Semaphore, Thread

came = {}
flight_is_known = Semaphore(0)
hotel_is_known = Semaphore(0)
both_gave_up = Barrier(2)


def ask_airline():
    came["hotel"] = hotel_is_known.acquire(timeout=0.1)
    both_gave_up.wait()
    flight_is_known.release()


def ask_hotel():
    came["flight"] = flight_is_known.acquire(timeout=0.1)
    both_gave_up.wait()
    hotel_is_known.release()


threads = [Thread(target=ask_airline), Thread(target=ask_hotel)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

for name in sorted(came):
    print(f"the price of the {name} came: {came[name]}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "两个线程都先等、后通知 / both wait before they signal"
# ///
