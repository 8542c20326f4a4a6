import queue
import threading


class Topic:
    def __init__(self):
        self._boxes = []
        self._lock = threading.Lock()
        self.dropped = 0

    def subscribe(self, maxsize):
        box = queue.Queue(maxsize)
        with self._lock:
            self._boxes.append(box)
        return box

    def publish(self, message):
        with self._lock:
            for box in self._boxes:
                try:
                    box.put_nowait(message)
                except queue.Full:
                    self.dropped += 1


def write():
    for _ in range(20):
        news.publish("ping")


news = Topic()
boxes = {"Ann": news.subscribe(100), "slow Ben": news.subscribe(2)}
writers = [threading.Thread(target=write) for _ in range(2)]
for writer in writers:
    writer.start()
for writer in writers:
    writer.join()
boxes["late Eve"] = news.subscribe(100)
news.publish("last")

for name, box in boxes.items():
    print(f"{name:8} got {box.qsize():2}")
print(f"dropped {news.dropped}")
