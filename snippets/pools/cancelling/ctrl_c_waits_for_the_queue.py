import signal
import threading
from concurrent.futures import ThreadPoolExecutor

begun, go_on = threading.Event(), threading.Event()
done = []


def work(number):
    begun.set()
    go_on.wait()
    done.append(number)


try:
    with ThreadPoolExecutor(max_workers=1) as pool:
        for number in range(5):
            pool.submit(work, number)
        begun.wait()
        go_on.set()
        # 代替按下 Ctrl-C
        # In place of Ctrl-C
        signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print(f"interrupted, but first: {done}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "Ctrl-C 之后还做完了整个队列 / Ctrl-C waits for the whole queue"
# ///
