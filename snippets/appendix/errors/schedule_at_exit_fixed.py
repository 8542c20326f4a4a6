import threading
from concurrent.futures import ThreadPoolExecutor


def work(pool):
    pool.submit(print, "one page more")


with ThreadPoolExecutor() as pool:
    worker = threading.Thread(target=work, args=(pool,))
    worker.start()
    worker.join()
print("main is over")
