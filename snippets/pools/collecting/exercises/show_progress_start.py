# exercise: pools/collecting/show_progress
from concurrent.futures import ThreadPoolExecutor


def show_progress(pool, load, names, show):
    # 改好它：哪个先做完，就先调用 show(name, result)；show 只在调用
    # show_progress 的线程里运行
    # Mend it: call show(name, result) for whichever is done first, in
    # the thread that calls show_progress
    for name, result in zip(names, pool.map(load, names)):
        show(name, result)


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=1) as workers:
        show_progress(workers, len, ["page"], print)
