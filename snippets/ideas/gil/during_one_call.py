import hashlib
import threading
import time
import zlib
from functools import partial
from operator import call

steps = [0]
stop = False


def tick():
    while not stop:
        steps[0] += 1


def others_ran(function):
    # map 在 C 里接连调用三者，其间不执行字节码
    # map calls all three from C, with no bytecode in between
    before, _, after = map(call, (steps.copy, function, steps.copy))
    return before != after


block = bytes(1_000_000)
lets_go = {
    "time.sleep": partial(time.sleep, 0.001),
    "hashlib.sha256": partial(hashlib.sha256, block),
    "zlib.crc32": partial(zlib.crc32, block),
}
keeps = {
    "sum": partial(sum, range(100_000)),
    "sorted": partial(sorted, block[:100_000]),
}

ticker = threading.Thread(target=tick)
ticker.start()
for name, function in lets_go.items():
    while not others_ran(function):
        pass
    print(f"{name}: others ran during the call")
for name, function in keeps.items():
    ran = any(others_ran(function) for _ in range(10))
    print(f"{name}: others ran during one of 10 calls: {ran}")
stop = True
ticker.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# vary = ['True|False']
# ///
