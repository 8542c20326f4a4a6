import multiprocessing
from multiprocessing.pool import Pool


def kind_of_process():
    return type(multiprocessing.current_process()).__name__


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    with spawn.Pool(processes=1) as pool:
        print("the worker is a", pool.apply(kind_of_process))
        print("it is a Pool:", isinstance(pool, Pool))
    kind = type(multiprocessing.Pool).__name__
    print("multiprocessing.Pool is a", kind)
