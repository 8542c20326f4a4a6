import threading

finished = threading.Condition()


def download():
    with finished:
        print("download: finished")
        finished.notify()


thread = threading.Thread(target=download)
thread.start()
thread.join()
# 通知已经发过了，那时没有谁在等
# The notification was sent when nobody waited
with finished:
    heard = finished.wait(timeout=0.1)
print(f"main heard of it: {heard}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "通知早于等待，就此丢失 / notified before the wait: lost"
# ///
