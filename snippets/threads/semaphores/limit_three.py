import threading

PLACES, VISITORS = 3, 20
places = threading.BoundedSemaphore(PLACES)
counting = threading.Lock()
full = threading.Event()
inside = most = visits = 0


def visit():
    global inside, most, visits
    with places:
        with counting:
            inside += 1
            visits += 1
            most = max(most, inside)
            if inside == PLACES:
                full.set()
        # 没到三个人，谁也不走
        # Nobody leaves before there were three
        full.wait()
        with counting:
            inside -= 1


threads = [threading.Thread(target=visit) for _ in range(VISITORS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"{visits} visits, most inside at once: {most}")
