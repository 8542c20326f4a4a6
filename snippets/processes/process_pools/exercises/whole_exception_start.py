# exercise: processes/process_pools/whole_exception
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor


class Rejected(Exception):
    # 改好它：让异常完整地回到父进程，文字和 item 都不变
    # Mend it: it arrives in the parent whole, with its text and item
    def __init__(self, item, reason):
        super().__init__(f"{item} is {reason}")
        self.item = item


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
