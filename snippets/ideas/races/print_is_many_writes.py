from threading import Semaphore, Thread, current_thread

pieces = []
my_turn = {"left": Semaphore(1), "right": Semaphore(0)}
other = {"left": "right", "right": "left"}


class Paper:
    # 两个线程轮流写，一次写一片
    # The threads take turns, one piece at a time
    def write(self, piece):
        name = current_thread().name
        my_turn[name].acquire()
        pieces.append(piece)
        my_turn[other[name]].release()


def report():
    print("I am", current_thread().name, file=Paper())


threads = [Thread(target=report, name=name) for name in other]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"{len(pieces)} writes: {pieces}")
print("".join(pieces), end="")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "两行写到了一起 / two lines are written into each other"
# ///
