# exercise: pools/callbacks/straight_tea
from concurrent.futures import Future, ThreadPoolExecutor


def boil():
    return "water"


def brew(water):
    return f"tea of hot {water}"


def tea(pool, boil, brew):
    # 改好它：返回茶的 Future；哪一步出错，这个 Future 就得到那个异常
    # Mend it: returns a future of the tea; if a step fails, that
    # future gets its exception
    served = Future()

    def when_boiled(boiling):
        brewing = pool.submit(brew, boiling.result())
        brewing.add_done_callback(
            lambda brewed: served.set_result(brewed.result())
        )

    pool.submit(boil).add_done_callback(when_boiled)
    return served


if __name__ == "__main__":
    with ThreadPoolExecutor(1) as pool:
        print(tea(pool, boil, brew).result())
