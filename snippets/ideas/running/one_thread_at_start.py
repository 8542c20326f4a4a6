import faulthandler
import threading
from pathlib import Path


def count(moment):
    python = threading.active_count()
    # Linux 为本进程的每个线程建一个目录
    # Linux keeps one directory per thread of this process
    system = len(list(Path("/proc/self/task").iterdir()))
    print(f"{moment}: Python counts {python}, Linux counts {system}")


count("at start")
is_main = threading.current_thread() is threading.main_thread()
print(f"this line runs in the main thread: {is_main}")

stop = threading.Event()
thread = threading.Thread(target=stop.wait)
thread.start()
count("one Thread started")

# faulthandler 的看门狗是 C 代码创建的线程
# The watchdog of faulthandler is a thread made by C code
faulthandler.dump_traceback_later(60)
count("one C thread more")
faulthandler.cancel_dump_traceback_later()

stop.set()
thread.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# platforms = ["linux"]
# ///
