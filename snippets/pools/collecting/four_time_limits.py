import threading
from concurrent.futures import ThreadPoolExecutor, as_completed, wait

LIMIT = 0.05
may_end = threading.Event()


def task(name):
    if name == "slow":
        may_end.wait()
    return name


def result():
    return slow.result(timeout=LIMIT)


def wait_for_both():
    done, not_done = wait([quick, slow], timeout=LIMIT)
    return f"{len(done)} done, {len(not_done)} not done"


def take_as_completed():
    for future in as_completed([quick, slow], timeout=LIMIT):
        print(f"  {future.result()}")


def take_from_map():
    for name in pool.map(task, ["quick", "slow"], timeout=LIMIT):
        print(f"  {name}")


with ThreadPoolExecutor() as pool:
    quick, slow = pool.submit(task, "quick"), pool.submit(task, "slow")
    quick.result()
    for way in result, wait_for_both, take_as_completed, take_from_map:
        print(way.__name__)
        try:
            print(f"  {way()}")
        except TimeoutError as error:
            print(f"  TimeoutError {error}".rstrip())
    may_end.set()
    print(f"later: {slow.result()}")
