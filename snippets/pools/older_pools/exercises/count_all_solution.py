# exercise: pools/older_pools/count_all
from multiprocessing.pool import ThreadPool


def total(parse, texts):
    numbers, errors = [], []
    with ThreadPool(processes=2) as pool:
        for text in texts:
            pool.apply_async(
                parse,
                (text,),
                callback=numbers.append,
                error_callback=errors.append,
            )
        pool.close()
        pool.join()
    return sum(numbers), len(errors)


if __name__ == "__main__":
    number, failed = total(int, ["1", "2", "three", "4"])
    print(f"sum {number}, failed {failed}")
