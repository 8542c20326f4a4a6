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
    # 改好它：返回第一个成功的结果，同时叫停其余的；
    # 全部失败，就抛出 ExceptionGroup
    # Mend it: return the first success and stop the others; if all
    # fail, raise an ExceptionGroup
    with ThreadPoolExecutor(len(calls)) as pool:
        stop = threading.Event()
        futures = [pool.submit(call, stop) for call in calls]
        return next(as_completed(futures)).result()


if __name__ == "__main__":
    try:
        print(fastest([broken, near, far]))
    except OSError as error:
        print(f"OSError: {error}")
    print(f"stopped: {stopped}")
