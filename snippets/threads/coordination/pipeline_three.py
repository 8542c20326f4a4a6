import time
from queue import Queue
from threading import Thread

DONE = object()


def stage(work, seconds, inbox, outbox):
    while (item := inbox.get()) is not DONE:
        # 代替真正的工作，例如读文件、发请求
        # Stands for real work: reading a file, asking a server
        time.sleep(seconds)
        outbox.put(work(item))
    outbox.put(DONE)


raw, lines, numbers, results = Queue(), Queue(1), Queue(1), Queue()
for line in (" 3 ", "-1", " -4"):
    raw.put(line)
raw.put(DONE)
stages = {
    "strip": (str.strip, 0.005, raw, lines),
    "parse": (int, 0.02, lines, numbers),
    "measure": (abs, 0.005, numbers, results),
}
threads = []
for name, args in stages.items():
    threads.append(Thread(target=stage, args=args, name=name))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

while (result := results.get()) is not DONE:
    print(result)
