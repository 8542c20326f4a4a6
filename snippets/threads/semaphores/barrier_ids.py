import threading

N = 4
numbers = []


def all_here():
    print(f"action: all {N} are here")


barrier = threading.Barrier(N, action=all_here)


def walk():
    numbers.append(barrier.wait())


threads = [threading.Thread(target=walk) for _ in range(N)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"wait() returned {sorted(numbers)}")
