# exercise: threads/patterns/drop_oldest
import queue
import threading
from contextlib import suppress


class Topic:
    def __init__(self):
        self._boxes = []
        self._lock = threading.Lock()

    def subscribe(self, maxsize):
        box = queue.Queue(maxsize)
        with self._lock:
            self._boxes.append(box)
        return box

    def publish(self, message):
        # 改好它：慢的订阅者丢掉最旧的，留下最新的；publish 从不等谁
        # 订阅者随时可能在取
        # Mend it: a slow subscriber loses the oldest and keeps the
        # newest; publish waits for nobody. Subscribers may be getting
        # at any time
        with self._lock:
            for box in self._boxes:
                with suppress(queue.Full):
                    box.put_nowait(message)


if __name__ == "__main__":
    prices = Topic()
    slow = prices.subscribe(maxsize=2)
    for price in range(5):
        prices.publish(price)
    print(slow.get(), slow.get())
