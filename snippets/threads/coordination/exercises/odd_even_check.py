"""Two threads say 1, 2, 3, ... in turns, whatever the last number is and whichever thread is quicker."""

import threading

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    attempt.expect(
        not attempt.uses("sleep"),
        zh="睡眠定不了次序，只能让正确的次序更常见。用信号量或条件变量来等“轮到我”。",
        en="Sleeping does not force an order. Wait for your turn with semaphores or a condition.",
    )
    module = attempt.load("count_together")
    for last in (0, 1, 2, 6, 7, 200):
        right = [("odd" if number % 2 else "even", number) for number in range(1, last + 1)]
        started: list[threading.Thread] = []
        start = threading.Thread.start
        threading.Thread.start = lambda self, start=start, started=started: (
            started.append(self),
            start(self),
        )[1]
        try:
            said = attempt.check_in_time(
                module.count_together,
                last,
                zh=f"count_together({last}) 没有结束：最后一个数报完之后，有线程还在等下一轮。",
                en=f"count_together({last}) does not end: a thread still waits for its turn.",
            )
        finally:
            threading.Thread.start = start
        attempt.expect(
            said == right,
            zh=f"count_together({last}) 应得到 {right[:4]}...，实际是 {said[:4]}...",
            en=f"count_together({last}) should give {right[:4]}..., but gives {said[:4]}...",
        )
        attempt.expect(
            len(started) >= 3,  # the checker's own and two of the reader's
            zh="要由两个线程来报数。",
            en="It takes two threads to take turns.",
        )
    outcome = attempt.run()
    attempt.expect(
        outcome.lines == ["odd 1", "even 2", "odd 3", "even 4", "odd 5", "even 6"],
        zh="整个程序应依次打印 odd 1 到 even 6。",
        en="The whole program should print odd 1 to even 6, in order.",
    )
    for seed in range(5):
        attempt.expect(
            attempt.run(chaos=seed).lines == outcome.lines,
            zh="线程在别处停顿一下，次序就乱了：次序只能由等待来保证。",
            en="When threads pause elsewhere, the order is lost: only waiting can force it.",
        )
