# exercise: pools/callbacks/save_elsewhere
from concurrent.futures import ThreadPoolExecutor

saved = []


def save(page):
    saved.append(page)


def crawl(pool, fetch, names, save):
    # 改好它：save 可能很慢，不能占住工作线程；返回时全部都已存好，
    # 先完成的先存
    # Mend it: save may be slow, and must not keep a worker busy; all
    # is saved on return, first what is done first
    for name in names:
        future = pool.submit(fetch, name)
        future.add_done_callback(lambda done: save(done.result()))


if __name__ == "__main__":
    with ThreadPoolExecutor(1) as pool:
        crawl(pool, str.upper, ["a", "b", "c"], save)
    print(saved)
