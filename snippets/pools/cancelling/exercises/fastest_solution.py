# exercise: pools/cancelling/fastest
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

stopped = []


def broken(stop):
    raise OSError("no such mirror")


def near(stop):
    return "from the near mirror"


def far(stop):
    if stop.wait(timeout=2):
        stopped.append("far")
    return "from the far mirror"


def fastest(calls):
    stop, errors = threading.Event(), []
    with ThreadPoolExecutor(len(calls)) as pool:
        futures = [pool.submit(call, stop) for call in calls]
        for future in as_completed(futures):
            if not (error := future.exception()):
                stop.set()
                return future.result()
            errors.append(error)
    raise BaseExceptionGroup("all have failed", errors)


if __name__ == "__main__":
    try:
        print(fastest([broken, near, far]))
    except OSError as error:
        print(f"OSError: {error}")
    print(f"stopped: {stopped}")
