import threading

ROUNDS = 3
locks = {"Amy": threading.Lock(), "Bob": threading.Lock()}
step = threading.Barrier(2)


def work(me, other):
    steps_back = passed = 0
    for _ in range(ROUNDS):
        with locks[me]:
            step.wait()
            # 拿不到第二把就放开第一把，礼让对方
            # No second lock: let go of the first, be polite
            if locks[other].acquire(blocking=False):
                passed += 1
                locks[other].release()
            else:
                steps_back += 1
            step.wait()
    print(f"{me}: steps back {steps_back}, passed {passed}")


threads = [
    threading.Thread(target=work, args=("Amy", "Bob"), name="Amy"),
    threading.Thread(target=work, args=("Bob", "Amy"), name="Bob"),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# lanes = '^\w+:'
# wrong-on-purpose = "一直在动，没有前进 / always moving, getting nowhere"
# ///
