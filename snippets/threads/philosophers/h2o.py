from threading import Barrier, Semaphore, Thread

MOLECULES = 20
room_for = {"H": Semaphore(2), "O": Semaphore(1)}
bonds = []
current = []


def bond():
    # 屏障打开之前由一个线程执行
    # Run by one thread, before the barrier opens
    bonds.append("".join(sorted(current)))
    current.clear()


molecule = Barrier(3, action=bond)


def atom(kind):
    with room_for[kind]:
        current.append(kind)
        molecule.wait()


kinds = ["H"] * MOLECULES + ["O"] * MOLECULES + ["H"] * MOLECULES
threads = [Thread(target=atom, args=(kind,)) for kind in kinds]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"{len(bonds)} molecules: {set(bonds)}")
