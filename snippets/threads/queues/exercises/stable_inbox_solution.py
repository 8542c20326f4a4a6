# exercise: threads/queues/stable_inbox
import queue
import threading
from itertools import count


class Inbox:
    # 号码各不相同，比较到号码为止，轮不到消息
    # No two numbers are equal: comparing stops there, not at a message
    def __init__(self):
        self._queue = queue.PriorityQueue()
        self._numbers = count()
        self._lock = threading.Lock()

    def put(self, priority, message):
        with self._lock:
            self._queue.put((priority, next(self._numbers), message))

    def get(self):
        return self._queue.get()[2]


def main():
    inbox = Inbox()
    for message in ("mail", "backup", "report"):
        inbox.put(1, message)
    inbox.put(0, "alarm")
    print([inbox.get() for _ in range(4)])


if __name__ == "__main__":
    main()
