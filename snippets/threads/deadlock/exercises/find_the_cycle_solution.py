# exercise: threads/deadlock/find_the_cycle


def find_cycle(waits):
    """Who waits for whom in a circle: a list of names, or None.

    waits: for each thread the one thread that it waits for.
    """
    for name in waits:
        path = []
        while name in waits and name not in path:
            path.append(name)
            name = waits[name]
        # 走回了走过的人：从他开始就是环，之前的只是排在环外
        # Back at someone seen: from there on it is the circle
        if name in path:
            return path[path.index(name) :]
    return None


if __name__ == "__main__":
    print(find_cycle({"Ann": "Ben", "Ben": "Cid"}))
    print(find_cycle({"Dan": "Ann", "Ann": "Ben", "Ben": "Ann"}))
