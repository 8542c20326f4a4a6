import queue
import signal
import threading
from concurrent.futures import ThreadPoolExecutor

begun, stop = threading.Event(), threading.Event()
inbox = queue.SimpleQueue()
done = []


def work(number):
    begun.set()
    if not stop.wait(timeout=60):
        done.append(number)


signal.signal(signal.SIGINT, lambda *_: inbox.put("Ctrl-C"))
with ThreadPoolExecutor(max_workers=1) as pool:
    futures = [pool.submit(work, number) for number in range(5)]
    for future in futures:
        future.add_done_callback(inbox.put)
    begun.wait()
    signal.raise_signal(signal.SIGINT)
    # 收件箱里来的，不是做完的 Future，就是 Ctrl-C
    # What comes in is either a future that is done or Ctrl-C
    for _ in futures:
        if inbox.get() == "Ctrl-C":
            pool.shutdown(wait=False, cancel_futures=True)
            stop.set()
            break
print(f"done: {done}")
print(f"cancelled: {sum(one.cancelled() for one in futures)} of 5")
