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
        with self._lock:
            for box in self._boxes:
                self._put_newest(box, message)

    @staticmethod
    def _put_newest(box, message):
        while True:
            try:
                return box.put_nowait(message)
            except queue.Full:
                # 订阅者可能已经抢先取走：空了也不要紧
                # The subscriber may have been quicker: empty is fine
                with suppress(queue.Empty):
                    box.get_nowait()


if __name__ == "__main__":
    prices = Topic()
    slow = prices.subscribe(maxsize=2)
    for price in range(5):
        prices.publish(price)
    print(slow.get(), slow.get())
