"""A batch waits for its first item only, and does not believe what empty() and qsize() say."""

import queue
import threading
from typing import Any

from press.exercises import Attempt


class Snatched(queue.Queue[Any]):
    """Another thread takes the last item, between the look at the queue and the get."""

    def empty(self) -> bool:
        """As it was when you looked."""
        return self.qsize() == 0

    def qsize(self) -> int:
        """As it was when you looked."""
        with self.mutex:
            seen = len(self.queue)
            if seen == 1:
                self.queue.clear()
        return seen


class Patient(queue.Queue[Any]):
    """Counts the calls of get() that were ready to wait."""

    waits = 0

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        """As ever, and counted."""
        self.waits += block and timeout != 0
        return super().get(block, timeout)


def check(attempt: Attempt) -> None:
    """What it prints, then an empty queue, then a rival."""
    lines = attempt.run().lines
    attempt.expect(
        lines == ["[0, 1, 2]", "[3, 4]"],
        zh="应当打印 [0, 1, 2] 和 [3, 4]。",
        en="it should print [0, 1, 2] and [3, 4].",
    )
    waits_for_the_first(attempt)
    does_not_wait_for_more(attempt)


def waits_for_the_first(attempt: Attempt) -> None:
    """An empty queue: it waits, and one item is enough."""
    module = attempt.load("take_batch")
    box: queue.Queue[str] = queue.Queue()
    batches: list[list[str]] = []
    taker = threading.Thread(target=lambda: batches.append(module.take_batch(box, 3)), daemon=True)
    taker.start()
    taker.join(0.1)
    attempt.expect(
        not batches,
        zh=f"队列是空的，take_batch 却不等，返回了 {batches}。",
        en=f"the queue is empty, and take_batch does not wait: it returns {batches}.",
    )
    box.put("late")
    attempt.check_in_time(
        taker.join,
        zh="等来了一个，take_batch 还在等更多的。",
        en="one item has come, and take_batch still waits for more.",
        seconds=5,
    )
    attempt.expect(
        batches == [["late"]],
        zh=f"应当返回 ['late']，实际是 {batches}。",
        en=f"it should return ['late'], and returns {batches}.",
    )


def does_not_wait_for_more(attempt: Attempt) -> None:
    """What was there a moment ago may be gone."""
    module = attempt.load("take_batch")
    for most in (1, 2, 9):
        box = Snatched()
        for number in range(2):
            box.put(number)
        batch = attempt.check_in_time(
            module.take_batch,
            box,
            most,
            zh="看的时候还有一个，取的时候已经没了：take_batch 停在 get() 上。",
            en="there was one when it looked and none when it came to get: take_batch is stuck in get().",
            seconds=5,
        )
        attempt.expect(
            0 < len(batch) <= most and batch == list(range(len(batch))),
            zh=f"最多要 {most} 个，得到 {batch}。",
            en=f"at most {most} wanted, got {batch}.",
        )
    full = Patient()
    for number in range(4):
        full.put(number)
    attempt.expect(
        attempt.check_in_time(module.take_batch, full, 9) == [0, 1, 2, 3],
        zh="已经在队列里的四个应当一次取走。",
        en="the four that are there should all be taken.",
    )
    attempt.expect(
        full.waits <= 1,
        zh="取到第一个之后，不应当为凑满一批再等，等一小会儿也不行：get_nowait() 不等。",
        en="after the first item it should not wait for more, not even for a moment: use get_nowait().",
    )
