from multiprocessing.pool import ThreadPool

pool = ThreadPool(processes=1)
try:
    pool.join()
except ValueError as error:
    print(f"join: {error}")
pool.close()
try:
    pool.apply_async(abs, (-1,))
except ValueError as error:
    print(f"apply_async: {error}")
pool.join()
pool.terminate()
print("closed, joined; terminate() does no harm")
