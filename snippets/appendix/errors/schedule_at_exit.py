import threading
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor()


def work():
    # 主程序结束之后
    # After the end of the main program
    threading.main_thread().join()
    try:
        pool.submit(print, "one page more")
    except RuntimeError as error:
        print(f"RuntimeError: {error}")


threading.Thread(target=work).start()
print("main is over")

# /// script
# [tool.press]
# wrong-on-purpose = "主程序结束之后还要提交 / submits after the end of the main program"
# unjoined = "nobody waits for this thread: that is the fault"
# ///
