import logging
from concurrent.futures import InterpreterPoolExecutor
from concurrent.futures.interpreter import BrokenInterpreterPool
from concurrent.futures.thread import BrokenThreadPool

# 原因照样只在日志里，这里不看它
# The reason is only in the log again, and is not looked at here
logger = logging.getLogger("concurrent.futures")
logger.addHandler(logging.NullHandler())


def connect():
    raise OSError("no route to the server")


with InterpreterPoolExecutor(1, initializer=connect) as pool:
    try:
        pool.submit(print, "never printed").result()
    except BrokenInterpreterPool as error:
        print(f"{type(error).__name__}: {error}")
print(issubclass(BrokenInterpreterPool, BrokenThreadPool))

# /// script
# requires-python = ">=3.14"
# [tool.press]
# wrong-on-purpose = "初始化器抛出异常 / the initializer raises"
# ///
