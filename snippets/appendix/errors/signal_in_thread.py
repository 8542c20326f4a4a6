import signal
import threading


def work():
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    except ValueError as error:
        print(f"ValueError: {error}")


worker = threading.Thread(target=work)
worker.start()
worker.join()

# /// script
# [tool.press]
# wrong-on-purpose = "在工作线程里设置信号处理程序 / a worker sets a signal handler"
# ///
