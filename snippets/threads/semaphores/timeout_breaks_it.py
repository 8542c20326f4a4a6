import threading

barrier = threading.Barrier(3, timeout=0.1)
told = []


def walk(timeout=None):
    try:
        barrier.wait(timeout)
    except threading.BrokenBarrierError:
        told.append(threading.current_thread().name)


threads = [
    threading.Thread(target=walk, name="patient", args=[60]),
    threading.Thread(target=walk, name="default"),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
walk()
print(f"BrokenBarrierError in {sorted(told)}")
here = f"{barrier.n_waiting} of {barrier.parties} waiting"
print(f"{here}, broken: {barrier.broken}")
barrier.reset()
print(f"after reset(), broken: {barrier.broken}")
