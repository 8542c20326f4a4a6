# exercise: threads/queues/stable_inbox
import queue


class Inbox:
    # 改好它：优先级相同的消息先进先出，消息可以是任何对象
    # Mend it: messages of equal priority leave in the order in which
    # they came, and a message may be any object
    def __init__(self):
        self._queue = queue.PriorityQueue()

    def put(self, priority, message):
        self._queue.put((priority, message))

    def get(self):
        return self._queue.get()[1]


def main():
    inbox = Inbox()
    for message in ("mail", "backup", "report"):
        inbox.put(1, message)
    inbox.put(0, "alarm")
    print([inbox.get() for _ in range(4)])


if __name__ == "__main__":
    main()
