import threading
from concurrent.futures import ThreadPoolExecutor


def load(url):
    here = threading.current_thread()
    print("in the main thread:", here is threading.main_thread())


with ThreadPoolExecutor() as pool:
    page = pool.submit(load("/a"))
try:
    page.result()
except TypeError as error:
    print(f"TypeError: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "交给池的是结果，不是函数 / the pool gets a result, not a function"
# ///
