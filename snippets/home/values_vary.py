import multiprocessing
import os
import time


def work():
    parent = multiprocessing.parent_process()
    print(f"child: pid {os.getpid()}, parent pid {parent.pid}")


if __name__ == "__main__":
    began = time.perf_counter()
    print(f"main: pid {os.getpid()}")
    process = multiprocessing.Process(target=work)
    process.start()
    process.join()
    print(f"took {time.perf_counter() - began:.2f} s")
