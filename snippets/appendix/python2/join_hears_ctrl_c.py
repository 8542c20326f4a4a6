import signal
import threading

stop = threading.Event()


def on_ctrl_c(number, frame):
    print("handler runs in", threading.current_thread().name)
    stop.set()


def work():
    # 相当于在终端按下 Ctrl-C
    # As if Ctrl-C were pressed in the terminal
    signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
    stop.wait()


signal.signal(signal.SIGINT, on_ctrl_c)
worker = threading.Thread(target=work)
worker.start()
worker.join()
print("join() without a timeout returned")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# platforms = ["linux", "darwin"]
# ///
