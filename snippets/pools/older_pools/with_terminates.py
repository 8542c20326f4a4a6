import multiprocessing


def share(*semaphores):
    global begun, go_on
    begun, go_on = semaphores


def work(number):
    begun.release()
    go_on.acquire()
    return number


if __name__ == "__main__":
    begun = multiprocessing.Semaphore(0)
    go_on = multiprocessing.Semaphore(0)
    with multiprocessing.Pool(1, share, (begun, go_on)) as pool:
        results = [pool.apply_async(work, (n,)) for n in range(3)]
        begun.acquire()
    for _ in results:
        go_on.release()
    results[0].wait(timeout=0.05)
    print(f"ready: {[one.ready() for one in results]}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "with 结束就终止，结果丢了 / with ends it by force, results are lost"
# ///
