import threading

worker = threading.Thread(target=print, args=("working",))
for _ in range(2):
    try:
        worker.start()
    except RuntimeError as error:
        print(f"RuntimeError: {error}")
    else:
        worker.join()

# /// script
# [tool.press]
# wrong-on-purpose = "同一个线程启动了两次 / one thread is started twice"
# ///
