import threading

parties = ["ann", "bob"]
meeting = threading.Barrier(len(parties))


def come(name):
    if meeting.wait() == 0:
        print("everybody is here")


threads = [threading.Thread(target=come, args=(p,)) for p in parties]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
