import threading
from concurrent.futures import ThreadPoolExecutor, wait

added, go_on = threading.Event(), threading.Event()


def slow_callback(future):
    go_on.wait()


with ThreadPoolExecutor(1) as pool:
    first = pool.submit(added.wait)
    first.add_done_callback(slow_callback)
    second = pool.submit(int)
    added.set()
    print(f"first: {first.result()}")
    wait([second], timeout=0.1)
    print(f"second has begun: {second.running() or second.done()}")
    go_on.set()
    print(f"second: {second.result()}")
