from multiprocessing.pool import ThreadPool

begun = []


def work(number):
    begun.append(number)
    return 10 // number


with ThreadPool(processes=1) as pool:
    try:
        pool.map(work, [1, 0, 2, 3, 4, 5], chunksize=3)
    except ZeroDivisionError as error:
        print(f"{type(error).__name__}; begun: {begun}")
    begun.clear()
    result = pool.map_async(work, [1, 0, 2, 3, 4, 5], chunksize=1)
    result.wait()
    print(f"successful: {result.successful()}; begun: {begun}")
