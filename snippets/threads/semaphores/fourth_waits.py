import threading

places = threading.Semaphore(3)
all_seated = threading.Barrier(4)
may_leave = [threading.Event() for _ in range(3)]


def guest(number):
    with places:
        all_seated.wait()
        may_leave[number].wait()


def latecomer():
    with places:
        print("latecomer: seated")


guests = [threading.Thread(target=guest, args=[n]) for n in range(3)]
for thread in guests:
    thread.start()
all_seated.wait()
late = threading.Thread(target=latecomer)
late.start()
late.join(timeout=0.05)
print(f"three seated, the fourth waits: {late.is_alive()}")
may_leave[1].set()
late.join()
print(f"one has left, the fourth waits: {late.is_alive()}")
for event in may_leave:
    event.set()
for thread in guests:
    thread.join()
