# exercise: pools/older_pools/count_all
from multiprocessing.pool import ThreadPool


def total(parse, texts):
    # 改好它：返回总和，以及失败了几个；一个也不能漏
    # Mend it: return the sum and how many have failed; miss none
    numbers, errors = [], []
    with ThreadPool(processes=2) as pool:
        for text in texts:
            pool.apply_async(parse, (text,), callback=numbers.append)
    return sum(numbers), len(errors)


if __name__ == "__main__":
    number, failed = total(int, ["1", "2", "three", "4"])
    print(f"sum {number}, failed {failed}")
