import threading
from concurrent.futures import ThreadPoolExecutor, wait

callers = []


def called_back(future):
    callers.append(threading.current_thread())


with ThreadPoolExecutor(1) as pool:
    future = pool.submit(int)
    wait([future])
    future.add_done_callback(called_back)
    print(f"ran before add_done_callback returned: {len(callers) == 1}")
    main = callers[0] is threading.main_thread()
    print(f"in the main thread: {main}")
