# exercise: pools/cancelling/within
import threading
from concurrent.futures import ThreadPoolExecutor, wait

begun = []
release = threading.Event()


def slow(name):
    begun.append(name)
    release.wait(timeout=1)
    return name


def within(seconds, calls):
    pool = ThreadPoolExecutor(max_workers=2)
    try:
        futures = [pool.submit(call) for call in calls]
        done = wait(futures, timeout=seconds).done
        return [f.result() if f in done else None for f in futures]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


if __name__ == "__main__":
    names = ["Ann", "Ben", "Cid", "Dan"]
    calls = [lambda name=name: slow(name) for name in names]
    print(within(0.5, [lambda: "quick", *calls]))
    release.set()
    print(f"begun: {sorted(begun)}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# unjoined = "the point: nobody waits for the calls that are late"
# ///
