import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def connect():
    # 回溯只留最后一行
    # Of the traceback, only the last line
    sys.tracebacklimit = 0
    raise ConnectionError("no route to the database")


if __name__ == "__main__":
    with ProcessPoolExecutor(1, initializer=connect) as pool:
        try:
            pool.submit(abs, -1).result()
        except BrokenProcessPool as error:
            print(f"BrokenProcessPool: {error}")
            print(f"cause: {error.__cause__}")

# /// script
# [tool.press]
# stderr = true
# wrong-on-purpose = "初始化器抛出异常 / the initializer raises"
# ///
