import threading

loop_has_ended = threading.Event()
greeted = []


def greet(name):
    greeted.append(name)


def greet_later(name):
    loop_has_ended.wait()
    greet(name)


threads = []
for name in ["Ann", "Ben", "Eve"]:
    thread = threading.Thread(target=greet_later, args=(name,))
    thread.start()
    threads.append(thread)
loop_has_ended.set()
for thread in threads:
    thread.join()
print("greeted:", sorted(greeted))
