import multiprocessing
import os
import threading
from pathlib import Path

home = Path.cwd()
device = os.open(os.devnull, os.O_RDONLY)


def change_everything():
    os.environ["MOOD"] = "changed"
    os.chdir(os.sep)
    os.close(device)


def report(who):
    print(f"after {who}:")
    print(f"  environment changed: {'MOOD' in os.environ}")
    print(f"  working directory changed: {Path.cwd() != home}")
    try:
        os.fstat(device)
        print("  open file: still open")
    except OSError:
        print("  open file: closed")


if __name__ == "__main__":
    child = multiprocessing.Process(target=change_everything)
    child.start()
    child.join()
    report("a child process")

    thread = threading.Thread(target=change_everything)
    thread.start()
    thread.join()
    report("a thread")
