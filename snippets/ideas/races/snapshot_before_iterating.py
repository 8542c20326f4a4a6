import threading

sessions = {"ann": 1, "bob": 2}
reading = threading.Event()
changed = threading.Event()


def log_in():
    reading.wait()
    sessions["eve"] = 3
    changed.set()


thread = threading.Thread(target=log_in)
thread.start()
# section: loop
for name in sessions.copy():
    print(f"saw {name}")
    reading.set()
    changed.wait()
# end: loop
thread.join()

print(f"now {len(sessions)} sessions")
