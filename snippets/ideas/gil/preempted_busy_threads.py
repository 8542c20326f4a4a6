import threading

steps = {"A": 0, "B": 0}
moved = {"A": threading.Event(), "B": threading.Event()}
stop = False


def count(me, other):
    times = 0
    last = steps[other]
    while not stop:
        steps[me] += 1
        # 我一刻没停，对方的数却变了
        # I never paused, and yet the other number has changed
        if steps[other] != last:
            last = steps[other]
            times += 1
            if times == 3:
                moved[me].set()


a = threading.Thread(target=count, args=("A", "B"))
b = threading.Thread(target=count, args=("B", "A"))
a.start()
b.start()

for name, event in moved.items():
    event.wait()
    print(f"{name} saw the other move 3 times: {event.is_set()}")

stop = True
a.join()
b.join()
print("main woke up and stopped both")
