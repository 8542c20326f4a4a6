import random
import threading

ROUNDS = 3
locks = {"Amy": threading.Lock(), "Bob": threading.Lock()}
step = threading.Barrier(2)


def work(me, other):
    steps_back = passed = sit_out = 0
    dice = random.Random(me)
    for _ in range(ROUNDS):
        if passed or sit_out > 0:
            sit_out -= 1
            for _ in range(2):
                step.wait()
            continue
        with locks[me]:
            step.wait()
            if locks[other].acquire(blocking=False):
                passed += 1
                locks[other].release()
            else:
                # 歇几轮由骰子决定，两人多半不同
                # Dice decide how long: seldom the same for both
                steps_back += 1
                sit_out = dice.randrange(3)
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
# ///
