import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def over_limit(number):
    try:
        return number > limit
    except NameError as error:
        return f"NameError: {error}"


if __name__ == "__main__":
    # 只有主程序执行这一行
    # Only the main program runs this line
    limit = 10
    for method in "fork", "spawn", "forkserver":
        context = multiprocessing.get_context(method)
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            answer = pool.submit(over_limit, 12).result()
        print(f"{method}: {answer}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# platforms = ["linux"]
# wrong-on-purpose = "子进程里没有这个变量 / the child does not have the variable"
# ///
