import atexit
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor()


def say_goodbye():
    try:
        pool.submit(print, "goodbye")
    except RuntimeError as error:
        print(f"RuntimeError: {error}")


atexit.register(say_goodbye)
print("main is over")

# /// script
# [tool.press]
# wrong-on-purpose = "退出时还要提交 / submits while the interpreter goes"
# ///
