import threading

arrived = threading.Semaphore(0)


def unload():
    boxes = 0
    while arrived.acquire(timeout=0.05):
        boxes += 1
    print(f"unloaded {boxes} boxes")


# 三箱都到了，工人才来
# Three boxes are there before the worker is
arrived.release()
arrived.release(2)
worker = threading.Thread(target=unload)
worker.start()
worker.join()
