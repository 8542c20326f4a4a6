"""Nobody gets an answer before it is there, and who does not want to wait forever is told so."""

import threading
from typing import Any

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """The printed result, then a reader who looks in the moment of the signal."""
    lines = attempt.run().lines
    attempt.expect(
        lines[:1] == ["too early: TimeoutError"],
        zh="还没有答案，get(timeout=0.05) 就返回了：看一看 wait() 的返回值。",
        en="get(timeout=0.05) returned although there was no answer: look at what wait() returns.",
    )
    seen = read_at_the_signal(attempt)
    attempt.expect(
        seen == [42],
        zh=f"give(42) 发出信号的那一刻，get() 返回了 {seen}：先放好答案，再发信号。",
        en=f"in the moment of give(42)'s signal, get() returned {seen}: first the answer, then the signal.",
    )
    attempt.expect(
        lines == ["too early: TimeoutError", "answer: 42"],
        zh="应当打印 too early: TimeoutError 和 answer: 42。",
        en="it should print 'too early: TimeoutError' and 'answer: 42'.",
    )
    promise = attempt.load("Promise").Promise()
    attempt.check_in_time(promise.give, None)
    attempt.expect(
        attempt.check_in_time(promise.get) is None,
        zh="答案也可以是 None；要看的是信号，不是答案。",
        en="an answer may be None; ask for the signal, not for the answer.",
    )


def read_at_the_signal(attempt: Attempt) -> list[Any]:
    """What get() returns if the reader runs as soon as the event is set, before give() goes on."""
    module = attempt.load("Promise")
    seen: list[Any] = []
    has_read = threading.Event()

    class SlowEvent(threading.Event):
        def set(self) -> None:
            super().set()
            has_read.wait(0.3)

    class Threading:
        Event = SlowEvent

        def __getattr__(self, name: str) -> Any:
            return getattr(threading, name)

    module.threading = Threading()
    promise = module.Promise()

    def read() -> None:
        seen.append(promise.get())
        has_read.set()

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    attempt.check_in_time(promise.give, 42)
    attempt.check_in_time(reader.join)
    return seen
