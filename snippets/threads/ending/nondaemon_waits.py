import threading


def work():
    # 主线程结束之后才返回
    # Returns once the main thread has ended
    threading.main_thread().join()
    print("the thread: main has ended, and here I am")


threading.Thread(target=work).start()
print("main: this is my last line")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# unjoined = "the interpreter is to wait for it"
# ///
