import logging
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool


class ReasonOnly(logging.Formatter):
    def formatException(self, info):
        return f"{info[0].__name__}: {info[1]}"


handler = logging.StreamHandler()
handler.setFormatter(ReasonOnly("%(name)s: %(message)s"))
logging.getLogger("concurrent.futures").addHandler(handler)


def connect():
    raise OSError("no route to the server")


with ThreadPoolExecutor(1, initializer=connect) as pool:
    waiting = pool.submit(print, "never printed")
    print(f"waiting task: {type(waiting.exception()).__name__}")
    try:
        pool.submit(print, "never printed")
    except BrokenExecutor as error:
        print(f"next submit:  {error}")
print(BrokenThreadPool.__mro__[1:3])

# /// script
# [tool.press]
# stderr = true
# wrong-on-purpose = "初始化器抛出异常 / the initializer raises"
# ///
