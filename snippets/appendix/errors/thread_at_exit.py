import threading


class Log:
    def __init__(self):
        # 自己指着自己：等到退出时才回收
        # It points to itself: it is collected only at exit
        self.me = self

    def __del__(self):
        try:
            threading.Thread(target=print, args=("goodbye",)).start()
        except RuntimeError as error:
            print(f"{type(error).__name__}: {error}")


Log()
print("main is over")

# /// script
# requires-python = ">=3.12"
# [tool.press]
# wrong-on-purpose = "退出时还要启动线程 / starts a thread while the interpreter goes"
# ///
