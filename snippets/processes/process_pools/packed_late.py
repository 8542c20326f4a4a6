import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def inherit(shared):
    global gate
    gate = shared


def wait():
    gate.wait()


if __name__ == "__main__":
    gate = multiprocessing.Event()
    with ProcessPoolExecutor(
        max_workers=1, initializer=inherit, initargs=(gate,)
    ) as pool:
        # 一个在运行，两个在调用队列里：后面的还没有打包
        # One runs, two are in the call queue; no more is packed yet
        ahead = [pool.submit(wait) for _ in range(3)]
        basket = [1, 2, 3]
        shared = pool.submit(sum, basket)
        copied = pool.submit(sum, list(basket))
        basket.append(100)
        gate.set()
        print(f"the list itself: {shared.result()}")
        print(f"a copy of it: {copied.result()}")
