import threading
from concurrent.futures import ThreadPoolExecutor

go = threading.Event()


def called_back(future):
    name = threading.current_thread().name
    print(f"in {name}; cancelled: {future.cancelled()}")


def cancel(future):
    print(f"cancel() returns {future.cancel()}")


with ThreadPoolExecutor(1) as pool:
    pool.submit(go.wait)
    waits_its_turn = pool.submit(int)
    waits_its_turn.add_done_callback(called_back)
    canceller = threading.Thread(
        target=cancel, args=[waits_its_turn], name="canceller"
    )
    canceller.start()
    canceller.join()
    go.set()
