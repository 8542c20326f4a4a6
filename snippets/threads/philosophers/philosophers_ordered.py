import time
from threading import Event, Lock, Semaphore, Thread

forks = [Lock(), Lock(), Lock(), Lock(), Lock()]
holds_one = Semaphore(0)
go_on = Event()
ate = []


def dine(seat):
    # 两把叉子，先拿号码小的
    # Of the two forks, take the one with the lower number first
    first, second = sorted([seat, (seat + 1) % 5])
    with forks[first]:
        holds_one.release()
        go_on.wait()
        with forks[second]:
            time.sleep(0.005)
            ate.append(seat)


names = ["Ann", "Bob", "Cem", "Dan", "Eve"]
threads = []
for seat, name in enumerate(names):
    threads.append(Thread(target=dine, args=(seat,), name=name))
for thread in threads[:4]:
    thread.start()
    holds_one.acquire()
threads[4].start()
print(f"Eve holds a fork, too: {holds_one.acquire(timeout=0.05)}")
go_on.set()
for thread in threads:
    thread.join()

print(f"{len(ate)} of 5 philosophers ate")
