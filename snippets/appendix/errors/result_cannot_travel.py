from multiprocessing import Pool
from multiprocessing.pool import MaybeEncodingError


def squares(count):
    return (number * number for number in range(count))


if __name__ == "__main__":
    with Pool(1) as pool:
        try:
            print(sum(pool.apply(squares, (3,))))
        except MaybeEncodingError as error:
            print(f"MaybeEncodingError: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "结果送不回来 / the result cannot be sent back"
# ///
