from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool


def collect(results):
    collected = []
    while True:
        try:
            collected.append(next(results))
        except StopIteration:
            return collected
        except ValueError:
            collected.append("error")


texts = ["1", "two", "3", "4"]
with ThreadPool(processes=2) as pool:
    print("imap:        ", collect(pool.imap(int, texts)))
with ThreadPoolExecutor(max_workers=2) as executor:
    print("Executor.map:", collect(executor.map(int, texts)))
