import threading

workers = [threading.Thread(target=print, args=(n,)) for n in range(2)]
workers[0].start()
try:
    for worker in workers:
        worker.join()
except RuntimeError as error:
    print(f"RuntimeError: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "第二个线程没有启动 / the second thread is never started"
# ///
