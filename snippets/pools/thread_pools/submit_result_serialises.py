import threading
from concurrent.futures import ThreadPoolExecutor

three_meet = threading.Barrier(3)


def fetch(name):
    try:
        three_meet.wait(timeout=0.05)
    except threading.BrokenBarrierError:
        three_meet.reset()
        return f"{name} was alone"
    return f"{name} met the others"


with ThreadPoolExecutor(max_workers=3) as pool:
    for name in "abc":
        # 等到这个任务做完，才提交下一个
        # The next one is submitted when this one is done
        print(pool.submit(fetch, name).result())

# /// script
# [tool.press]
# wrong-on-purpose = "提交一个等一个，不并发 / one after the other: nothing is concurrent"
# ///
