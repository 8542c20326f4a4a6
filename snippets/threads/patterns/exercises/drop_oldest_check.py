"""Whoever is slow finds the newest messages; publish never waits, whatever the subscriber does."""

import queue
import threading
from typing import Any

from press.exercises import Attempt


class Raced(queue.Queue[Any]):
    """Its reader empties it just when a put finds it full."""

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        """As usual, but a put that does not wait and finds it full sees it emptied after that."""
        try:
            super().put(item, block, timeout)
        except queue.Full:
            with self.mutex:
                self.queue.clear()
                self.not_full.notify_all()
            raise


def check(attempt: Attempt) -> None:
    """What it prints, then two subscribers of different size, then one that is quicker than publish."""
    lines = attempt.run().lines
    attempt.expect(
        lines == ["3 4"],
        zh="发布了 0 到 4，容量为 2 的订阅者应当收到 3 4。",
        en="of 0 to 4, a subscriber with room for two should get '3 4'.",
    )
    two_sizes(attempt)
    quick_reader(attempt)
    same_order(attempt)


def two_sizes(attempt: Attempt) -> None:
    """A slow one costs the other nothing."""
    topic = attempt.load("Topic").Topic()
    small, large = topic.subscribe(3), topic.subscribe(100)
    for number in range(20):
        attempt.check_in_time(
            topic.publish,
            number,
            zh="有一个订阅者满了，publish 就停下来等它。",
            en="one subscriber is full, and publish waits for it.",
            seconds=5,
        )
    got = [attempt.check_in_time(small.get) for _ in range(3)]
    attempt.expect(
        got == [17, 18, 19],
        zh=f"容量为 3 的应当收到 17、18、19，实际是 {got}。",
        en=f"the one with room for three should get 17, 18, 19, not {got}.",
    )
    everything = [attempt.check_in_time(large.get) for _ in range(20)]
    attempt.expect(
        everything == list(range(20)),
        zh="跟得上的订阅者应当按次序收到全部 20 条。",
        en="the one that keeps up should get all twenty, in order.",
    )


def quick_reader(attempt: Attempt) -> None:
    """The reader takes everything between the failing put and the drop."""
    module = attempt.load("Topic")
    before = module.queue.Queue
    module.queue.Queue = Raced
    try:
        topic = module.Topic()
        box = topic.subscribe(1)
        for number in range(5):
            attempt.check_in_time(
                topic.publish,
                number,
                zh="订阅者抢先取空了队列，publish 却停在 get() 上。",
                en="the subscriber was quicker and has emptied the queue; publish is stuck in get().",
                seconds=5,
            )
        got = attempt.check_in_time(box.get)
    except queue.Empty:
        attempt.refuse(
            zh="订阅者抢先取空了队列，publish 抛出了 Empty。",
            en="the subscriber was quicker and has emptied the queue; publish raises Empty.",
        )
    finally:
        module.queue.Queue = before
    attempt.expect(
        got == 4 and threading.active_count() > 0,
        zh=f"最新的一条是 4，收到的却是 {got}。",
        en=f"the newest is 4, but {got} arrived.",
    )


def same_order(attempt: Attempt) -> None:
    """A second writer comes when the first has reached one subscriber and not yet the other."""
    module = attempt.load("Topic")
    before = module.queue.Queue
    first_is_in, second_is_through = threading.Event(), threading.Event()

    class Slow(before):
        """After the first message it waits a while for a second writer."""

        def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
            super().put(item, block, timeout)
            if item == "first" and not first_is_in.is_set():
                first_is_in.set()
                second_is_through.wait(0.2)

    module.queue.Queue = Slow
    try:
        topic = module.Topic()
        boxes = [topic.subscribe(5) for _ in range(2)]
        first = threading.Thread(target=topic.publish, args=["first"], daemon=True)
        first.start()
        first_is_in.wait(1)
        attempt.check_in_time(topic.publish, "second")
        second_is_through.set()
        attempt.check_in_time(first.join)
    finally:
        module.queue.Queue = before
    one, other = ([attempt.check_in_time(box.get) for _ in range(2)] for box in boxes)
    attempt.expect(
        one == other,
        zh=f"两个线程同时发布，两个订阅者看到的次序不同：{one}、{other}。",
        en=f"two threads publish at once, and two subscribers see different orders: {one}, {other}.",
    )
