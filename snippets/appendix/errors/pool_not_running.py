from multiprocessing import Pool

if __name__ == "__main__":
    with Pool(1) as pool:
        try:
            pool.join()
        except ValueError as error:
            print(f"ValueError: {error}")
    try:
        pool.apply(abs, (-2,))
    except ValueError as error:
        print(f"ValueError: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "池的次序不对 / the pool is used out of order"
# ///
