import atexit
import threading


def say_goodbye():
    try:
        threading.Thread(target=print, args=("goodbye",)).start()
    except RuntimeError as error:
        print(f"RuntimeError: {error}")


atexit.register(say_goodbye)
print("main is over")

# /// script
# requires-python = "==3.12.*"
# [tool.press]
# wrong-on-purpose = "退出时还要启动线程 / starts a thread while the interpreter goes"
# ///
