import traceback
from concurrent.futures import ProcessPoolExecutor


def divide(total, people):
    return total // people


def share(total, people):
    return divide(total, people)


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        try:
            pool.submit(share, 10, 0).result()
        except ZeroDivisionError as error:
            caught = error
    frames = traceback.extract_tb(caught.__traceback__)
    print(f"share() in the traceback: {'share' in str(frames)}")
    cause = caught.__cause__
    print(f"its cause: {type(cause).__name__}")
    for line in str(cause).splitlines():
        if ", in " in line:
            print("in the worker:", line.rpartition(", in ")[2])
