from threading import Event, Lock, Semaphore, Thread

forks = [Lock(), Lock(), Lock(), Lock(), Lock()]
waiter = Semaphore(4)
holds_one = Semaphore(0)
go_on = Event()
ate = []


def dine(seat):
    left, right = forks[seat], forks[(seat + 1) % 5]
    # 服务员最多请四个人入座
    # The waiter seats four at most
    with waiter, left:
        holds_one.release()
        go_on.wait()
        with right:
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
