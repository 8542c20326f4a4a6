# exercise: processes/process_pools/whole_exception
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor


class Rejected(Exception):
    # args 恰好是 __init__ 的参数，复制时就能照样再调用一次
    # args are the arguments of __init__, so that it can be called again
    def __init__(self, item, reason):
        super().__init__(item, reason)
        self.item = item

    def __str__(self):
        return "{} is {}".format(*self.args)


def examine(item):
    if item < 0:
        raise Rejected(item, "negative")
    return item


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        for item in 1, -2, 3:
            try:
                print(pool.submit(examine, item).result())
            except Rejected as error:
                print(f"rejected: {error}")
            except BrokenExecutor:
                print("the pool is broken")
