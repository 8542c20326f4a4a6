import signal
import threading
import time

heard = []


def on_ctrl_c(number, frame):
    heard.append(threading.current_thread().name)


def work():
    # 一次次按下 Ctrl-C，直到有人理会
    # Press Ctrl-C again and again until somebody hears it
    while not heard:
        main = threading.main_thread().ident
        signal.pthread_kill(main, signal.SIGINT)
        time.sleep(0.01)


signal.signal(signal.SIGINT, on_ctrl_c)
worker = threading.Thread(target=work)
worker.start()
worker.join()
print("handler ran in", heard[0])
print("join() without a timeout returned")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# platforms = ["linux", "darwin"]
# ///
