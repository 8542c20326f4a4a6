# exercise: pools/callbacks/straight_tea
from concurrent.futures import ThreadPoolExecutor


def boil():
    return "water"


def brew(water):
    return f"tea of hot {water}"


def tea(pool, boil, brew):
    # 一步接一步的，是一个任务，不是两个
    # Steps that follow each other are one task, not two
    return pool.submit(lambda: brew(boil()))


if __name__ == "__main__":
    with ThreadPoolExecutor(1) as pool:
        print(tea(pool, boil, brew).result())
