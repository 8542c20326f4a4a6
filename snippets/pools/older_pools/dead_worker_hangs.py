import os
from multiprocessing import Pool


def die():
    os._exit(7)


if __name__ == "__main__":
    with Pool(processes=1) as pool:
        lost = pool.apply_async(die)
        # 唯一的工作进程死了，换了新的，才轮得到这个任务
        # The only worker is dead and replaced before this one is done
        print(f"the next task: {pool.apply(abs, (-3,))}")
        lost.wait(timeout=0.1)
        print(f"the lost one is ready: {lost.ready()}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# start-methods = ["spawn", "forkserver"]
# wrong-on-purpose = "get() 会永远等下去 / get() would wait for ever"
# ///
