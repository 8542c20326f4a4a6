from concurrent.futures import ProcessPoolExecutor


def work():
    return "no more paper"


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(pool.submit(work).result())
        print(pool.submit(len, "abc").result())
