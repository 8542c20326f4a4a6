from multiprocessing import Pool
from multiprocessing.pool import ThreadPool
from pickle import PicklingError

box = ["the box"]


def give_back(thing):
    return thing


if __name__ == "__main__":
    with Pool(processes=1) as pool:
        try:
            pool.map(lambda n: n + 1, [1, 2, 3])
        except PicklingError:
            print("Pool: a lambda cannot be pickled")
        copy = pool.apply(give_back, (box,))
        print(f"Pool: equal {copy == box}, the same {copy is box}")
    with ThreadPool(processes=1) as pool:
        print("ThreadPool:", pool.map(lambda n: n + 1, [1, 2, 3]))
        back = pool.apply(give_back, (box,))
        print(f"ThreadPool: the same {back is box}")
