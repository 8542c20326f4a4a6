import threading

gates = {
    "Semaphore(1)": threading.Semaphore(1),
    "BoundedSemaphore(1)": threading.BoundedSemaphore(1),
    "Lock()": threading.Lock(),
}
for name, gate in gates.items():
    try:
        gate.release()
        print(f"{name}: release accepted")
    except (ValueError, RuntimeError) as error:
        print(f"{name}: {type(error).__name__}: {error}")
    inside = 0
    while gate.acquire(blocking=False):
        inside += 1
    print(f"    now {inside} may enter")
