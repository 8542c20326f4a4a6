from threading import Semaphore, Thread, current_thread

pieces = []
my_turn = {"left": Semaphore(1), "right": Semaphore(0)}
other = {"left": "right", "right": "left"}


class Paper:
    def write(self, piece):
        name = current_thread().name
        my_turn[name].acquire()
        pieces.append(piece)
        my_turn[other[name]].release()


# section: report
def report():
    Paper().write(f"I am {current_thread().name}\n")


# end: report


threads = [Thread(target=report, name=name) for name in other]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"{len(pieces)} writes: {pieces}")
print("".join(pieces), end="")
