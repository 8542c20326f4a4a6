import resource
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# 只许再占 64 MB 内存，代替一台快满的机器
# 64 MB of memory more and no further: a machine that is nearly full
pages = int(Path("/proc/self/statm").read_text().split()[0])
now = pages * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (now + 2**26, now + 2**26))

with ThreadPoolExecutor(max_workers=4) as pool:
    done = list(pool.map(str, range(1000)))
print(f"all 1000 done: {len(done) == 1000}")

# /// script
# [tool.press]
# platforms = ["linux"]
# ///
