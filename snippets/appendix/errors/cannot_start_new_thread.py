import resource
import threading
from pathlib import Path

# 只许再占 64 MB 内存，代替一台快满的机器
# 64 MB of memory more and no further: a machine that is nearly full
pages = int(Path("/proc/self/statm").read_text().split()[0])
now = pages * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (now + 2**26, now + 2**26))

finish = threading.Event()
workers = []
try:
    for _ in range(1000):
        worker = threading.Thread(target=finish.wait)
        worker.start()
        workers.append(worker)
except RuntimeError as error:
    print(f"RuntimeError: {error}")
finish.set()
for worker in workers:
    worker.join()
print(f"all 1000 started: {len(workers) == 1000}")

# /// script
# [tool.press]
# wrong-on-purpose = "每件事一个线程 / a thread for every item"
# platforms = ["linux"]
# ///
