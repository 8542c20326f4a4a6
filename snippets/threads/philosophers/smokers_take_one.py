from threading import Barrier, Semaphore, Thread

on_table = {
    "tobacco": Semaphore(0),
    "paper": Semaphore(0),
    "match": Semaphore(0),
}
both_hold_one = Barrier(2)
smoked = []


def smoker(own, first, second):
    on_table[first].acquire()
    both_hold_one.wait()
    # 等第二样：它在另一个人手里
    # Wait for the second thing, which somebody else holds
    if on_table[second].acquire(timeout=0.1):
        smoked.append(own)


threads = [
    Thread(target=smoker, args=("match", "tobacco", "paper")),
    Thread(target=smoker, args=("tobacco", "paper", "match")),
]
for thread in threads:
    thread.start()
# 桌上有烟丝和纸，有火柴的人本该抽上
# Tobacco and paper are on the table: it is for the one with the match
on_table["tobacco"].release()
on_table["paper"].release()
for thread in threads:
    thread.join()

print(f"smoked: {smoked}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "两样东西分两次拿 / takes two things one after the other"
# ///
