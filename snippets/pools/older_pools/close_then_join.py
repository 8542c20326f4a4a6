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
        pool.close()
        pool.join()
    print(f"ready: {[one.ready() for one in results]}")
