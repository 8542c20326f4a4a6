# exercise: pools/callbacks/save_elsewhere
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

saved = []


def save(page):
    saved.append(page)


def crawl(pool, fetch, names, save):
    finished = SimpleQueue()
    for name in names:
        future = pool.submit(fetch, name)
        future.add_done_callback(finished.put)
    # 工作线程只移交；存盘由调用者来做
    # Workers only hand over; the caller saves
    for _ in names:
        save(finished.get().result())


if __name__ == "__main__":
    with ThreadPoolExecutor(1) as pool:
        crawl(pool, str.upper, ["a", "b", "c"], save)
    print(saved)
