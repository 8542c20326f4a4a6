from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


class Refused(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


def order():
    raise Refused(7, "no paper")


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        try:
            pool.submit(order).result()
        except Refused as error:
            print(f"Refused: {error}, code {error.code}")
        except BrokenProcessPool as error:
            print(f"BrokenProcessPool: {error}")
            print(str(error.__cause__).splitlines()[-2])

# /// script
# [tool.press]
# wrong-on-purpose = "解不开的异常 / an exception that cannot be unpacked"
# ///
