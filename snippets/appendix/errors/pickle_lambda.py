from concurrent.futures import ProcessPoolExecutor


def make():
    def double(n):
        return 2 * n

    return double


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        for function in (lambda n: 2 * n, make()):
            try:
                pool.submit(function, 21).result()
            except Exception as error:
                print(f"{type(error).__name__}: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "没有名字可找的函数 / functions that cannot be found by name"
# ///
