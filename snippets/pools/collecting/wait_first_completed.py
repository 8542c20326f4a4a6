import threading
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

nobody_asks_anymore = threading.Event()


def ask(mirror):
    if mirror == "Bern":
        # 它一直没有答复
        # It does not answer at all
        nobody_asks_anymore.wait()
    else:
        time.sleep(0.05)
    return f"answer from {mirror}"


with ThreadPoolExecutor() as pool:
    futures = [pool.submit(ask, mirror) for mirror in ("Bern", "Oslo")]
    done, not_done = wait(futures, return_when=FIRST_COMPLETED)
    print(f"done: {len(done)}, not done: {len(not_done)}")
    for future in done:
        print(future.result())
    # with 语句还要等其余的任务：让它们结束
    # The with block still waits for the others: let them end
    nobody_asks_anymore.set()
