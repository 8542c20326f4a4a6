from threading import Barrier, Thread

ROUNDS = 50_000
items = []
all_started = Barrier(4)


def work(name):
    all_started.wait()
    for number in range(ROUNDS):
        items.append((name, number))


threads = [Thread(target=work, args=[name]) for name in "ABCD"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"{len(items)} of {4 * ROUNDS} items arrived")
for name in "ABCD":
    mine = [number for who, number in items if who == name]
    in_order = mine == list(range(ROUNDS))
    print(f"{name}: complete and in order: {in_order}")
