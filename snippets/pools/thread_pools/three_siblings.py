import os
from concurrent.futures import (
    InterpreterPoolExecutor,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)

visits = []


def visit(guest):
    visits.append(guest)
    return os.getpid(), len(visits)


def main():
    for kind in (
        ProcessPoolExecutor,
        ThreadPoolExecutor,
        InterpreterPoolExecutor,
    ):
        visits.clear()
        with kind(max_workers=1) as pool:
            pid, theirs = pool.submit(visit, "ann").result()
        print(kind.__name__)
        print(f"  in my process: {pid == os.getpid()}")
        print(f"  their list has {theirs}, mine has {len(visits)}")


if __name__ == "__main__":
    main()

# /// script
# requires-python = ">=3.14"
# ///
