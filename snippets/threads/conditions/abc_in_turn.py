import threading

ROUNDS = 10
order = "ABC"
printed = []
changed = threading.Condition()


def turn():
    return order[len(printed) % len(order)]


def say(letter):
    for _ in range(ROUNDS):
        with changed:
            changed.wait_for(lambda: turn() == letter)
            printed.append(letter)
            changed.notify_all()


threads = [threading.Thread(target=say, args=[x]) for x in "CBA"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print("".join(printed))
