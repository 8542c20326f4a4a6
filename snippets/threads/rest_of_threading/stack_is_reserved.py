import threading
from pathlib import Path

MIB = 2 ** 20


def memory(kind):
    status = Path("/proc/self/status").read_text()
    line = next(line for line in status.splitlines() if kind in line)
    return int(line.split()[1]) * 1024


release = threading.Event()
thread = threading.Thread(target=release.wait)
threading.stack_size(512 * MIB)
reserved, used = memory("VmSize"), memory("VmRSS")
thread.start()
print("reserved 512 MiB:", memory("VmSize") - reserved >= 512 * MIB)
print("used 64 MiB:", memory("VmRSS") - used >= 64 * MIB)
release.set()
thread.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# platforms = ["linux"]
# ///
