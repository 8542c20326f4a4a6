import queue
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)


def sync_blocking():
    box = queue.Queue()
    pool.submit(box.put, "answer")
    print("sync, blocking: got the", box.get())


def sync_nonblocking():
    box = queue.Queue()
    while box.empty():
        print("sync, non-blocking: nothing yet, do other work")
        pool.submit(box.put, "answer").result()
    print("sync, non-blocking: got the", box.get_nowait())


def async_blocking():
    box = queue.Queue()
    future = pool.submit(box.get)
    print("async, blocking: asked, do other work")
    box.put("answer")
    print("async, blocking: wait for the", future.result())


def async_nonblocking():
    def told(future):
        print("async, non-blocking: told the", future.result())

    box = queue.Queue()
    future = pool.submit(box.get)
    future.add_done_callback(told)
    print("async, non-blocking: asked, do other work")
    box.put("answer")


for way in (sync_blocking, sync_nonblocking,
            async_blocking, async_nonblocking):
    way()
pool.shutdown()
