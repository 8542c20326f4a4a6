import logging
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool

logging.disable()


def connect():
    raise OSError("no route to the server")


with ThreadPoolExecutor(initializer=connect) as pool:
    try:
        pool.submit(len, "abc").result()
    except BrokenThreadPool as error:
        print(f"BrokenThreadPool: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "初始化器抛出异常 / the initializer raises"
# ///
