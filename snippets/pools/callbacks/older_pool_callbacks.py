import os
import threading
from multiprocessing import Pool

MAIN, PID = threading.main_thread(), os.getpid()
threads = set()


def note(kind):
    def callback(value):
        thread = threading.current_thread()
        threads.add(thread)
        here, main = os.getpid() == PID, thread is MAIN
        print(f"{kind}: this process {here}, main thread {main}")

    return callback


if __name__ == "__main__":
    ways = {"callback": note("callback")}
    ways["error_callback"] = note("error_callback")
    with Pool(1) as pool:
        good = pool.apply_async(int, ["7"], **ways)
        good.wait()
        bad = pool.apply_async(int, ["seven"], **ways)
        bad.wait()
    print(f"one thread for both: {len(threads) == 1}")
    print(f"its name: {threads.pop().name.split()[-1]}")
