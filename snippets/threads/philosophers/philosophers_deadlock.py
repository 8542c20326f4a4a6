from threading import Barrier, Lock, Thread

forks = [Lock(), Lock(), Lock(), Lock(), Lock()]
everyone_holds_one = Barrier(5)
everyone_has_tried = Barrier(5)
ate = []


def dine(seat):
    left, right = forks[seat], forks[(seat + 1) % 5]
    with left:
        everyone_holds_one.wait()
        # 等待有时限，否则晚宴永远不会结束
        # With a limit: otherwise the dinner would never end
        if right.acquire(timeout=0.1):
            ate.append(seat)
            right.release()
        everyone_has_tried.wait()


names = ["Ann", "Bob", "Cem", "Dan", "Eve"]
threads = []
for seat, name in enumerate(names):
    threads.append(Thread(target=dine, args=(seat,), name=name))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"{len(ate)} of 5 philosophers ate")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "人人先拿左手的叉子 / everyone takes the left fork first"
# ///
