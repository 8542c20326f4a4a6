from queue import Full, Queue
from threading import Event, Thread

chairs = Queue(maxsize=3)
first_cut_began = Event()
all_have_come = Event()
served, turned_away = [], []


def barber():
    while (customer := chairs.get()) is not None:
        first_cut_began.set()
        all_have_come.wait()
        served.append(customer)


def come_in(customer):
    try:
        chairs.put_nowait(customer)
    except Full:
        turned_away.append(customer)


thread = Thread(target=barber)
thread.start()
come_in("first")
first_cut_began.wait()
customers = [Thread(target=come_in, args=(n,)) for n in range(2, 8)]
for customer in customers:
    customer.start()
for customer in customers:
    customer.join()
all_have_come.set()
chairs.put(None)
thread.join()

print(f"served {len(served)}, turned away {len(turned_away)}")
