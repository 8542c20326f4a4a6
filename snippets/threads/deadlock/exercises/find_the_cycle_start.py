# exercise: threads/deadlock/find_the_cycle


def find_cycle(waits):
    """Who waits for whom in a circle: a list of names, or None.

    waits: for each thread the one thread that it waits for.
    """
    # 环上的每个人只列一次，从谁开始都可以
    # Each one on the circle once; begin with whomever you like
    return None


if __name__ == "__main__":
    print(find_cycle({"Ann": "Ben", "Ben": "Cid"}))
    print(find_cycle({"Dan": "Ann", "Ann": "Ben", "Ben": "Ann"}))
