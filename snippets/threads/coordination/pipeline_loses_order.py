from queue import Queue
from threading import Event, Thread

inbox, outbox = Queue(), Queue()
others_are_out = Event()


def work():
    while (number := inbox.get()) is not None:
        # 第 1 件比另外两件加起来还费时
        # The first item takes longer than the other two together
        if number == 1:
            others_are_out.wait()
        outbox.put(number * number)
        if number == 3:
            others_are_out.set()


workers = [Thread(target=work) for _ in range(2)]
for worker in workers:
    worker.start()
for number in (1, 2, 3):
    inbox.put(number)
for _ in workers:
    inbox.put(None)
for worker in workers:
    worker.join()

print(f"squares of 1, 2, 3: {[outbox.get() for _ in range(3)]}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "两个工作线程，后到的先出来 / two workers: the later one comes out first"
# ///
