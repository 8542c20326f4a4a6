import threading


def finish():
    try:
        for thread in threading.enumerate():
            if thread is not threading.main_thread():
                thread.join()
    except RuntimeError as error:
        print(f"RuntimeError: {error}")


worker = threading.Thread(target=finish)
worker.start()
worker.join()

# /// script
# [tool.press]
# wrong-on-purpose = "线程等待自己结束 / a thread waits for its own end"
# ///
