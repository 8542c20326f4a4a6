import threading
from multiprocessing import Pool, TimeoutError
from queue import SimpleQueue

dying = SimpleQueue()


def show(args):
    print(f"{args.thread.name.split()[-1]} dies: {args.exc_value!r}")
    dying.put(args.thread)


def broken_callback(value):
    raise ValueError(value)


if __name__ == "__main__":
    threading.excepthook = show
    pool = Pool(1)
    one = pool.apply_async(pow, [2, 5], callback=broken_callback)
    dying.get().join()
    other = pool.apply_async(pow, [2, 6])
    for result in (one, other):
        try:
            print(result.get(timeout=0.1))
        except TimeoutError:
            print("no result")
    try:
        pool.terminate()
    except AssertionError:
        print("terminate() fails, too")

# /// script
# [tool.press]
# wrong-on-purpose = "回调抛出异常，收结果的线程结束 / a callback raises, and the results thread ends"
# ///
