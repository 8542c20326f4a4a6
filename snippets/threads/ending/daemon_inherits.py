import threading


def make(**arguments):
    def work():
        flags.append(threading.Thread(**arguments).daemon)

    return work


flags = []
for maker, arguments in [
    (False, {}),
    (True, {}),
    (True, {"daemon": False}),
]:
    thread = threading.Thread(target=make(**arguments), daemon=maker)
    thread.start()
    thread.join()
    asked = arguments or "nothing"
    made = f"daemon made it: {maker}"
    print(f"{made}; asked for {asked}; got {flags[-1]}")
