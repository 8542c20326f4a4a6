# exercise: pools/cancelling/within
import threading
from concurrent.futures import ThreadPoolExecutor

begun = []
release = threading.Event()


def slow(name):
    begun.append(name)
    release.wait(timeout=1)
    return name


def within(seconds, calls):
    # 改好它：seconds 是总的时限；到时就返回，没做完的记为 None，
    # 没开始的不再开始
    # Mend it: seconds limits the whole; late ones count as None,
    # those that have not begun never begin
    results = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for future in [pool.submit(call) for call in calls]:
            try:
                results.append(future.result(timeout=seconds))
            except TimeoutError:
                results.append(None)
    return results


if __name__ == "__main__":
    names = ["Ann", "Ben", "Cid", "Dan"]
    calls = [lambda name=name: slow(name) for name in names]
    print(within(0.5, [lambda: "quick", *calls]))
    release.set()
    print(f"begun: {sorted(begun)}")
