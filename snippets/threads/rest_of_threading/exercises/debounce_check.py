"""Only the last of several calls counts, when its time is over; cancel() forgets it.  The time is virtual."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from press.exercises import Attempt


class ManualTimer:
    """Stands for threading.Timer; rings when the checker says so."""

    made: ClassVar[list[ManualTimer]] = []

    def __init__(
        self,
        interval: float,
        function: Callable[..., object],
        args: Iterable[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
    ) -> None:
        self.interval, self.function = interval, function
        self.args, self.kwargs = args or (), kwargs or {}
        self.state = "made"
        self.daemon, self.name = False, "timer"
        ManualTimer.made.append(self)

    def start(self) -> None:
        self.state = "waiting"

    def cancel(self) -> None:
        if self.state == "waiting":
            self.state = "cancelled"

    def join(self, timeout: float | None = None) -> None: ...

    def is_alive(self) -> bool:
        return self.state == "waiting"

    def ring(self) -> None:
        self.state = "over"
        self.function(*self.args, **self.kwargs)


def waiting() -> list[ManualTimer]:
    return [timer for timer in ManualTimer.made if timer.state == "waiting"]


def check(attempt: Attempt) -> None:
    real = threading.Timer
    threading.Timer = ManualTimer
    try:
        Debounce = attempt.load("Debounce").Debounce
        check_last_counts(attempt, Debounce)
        check_late_cancel(attempt, Debounce)
        check_cancel(attempt, Debounce)
    finally:
        threading.Timer = real
    attempt.expect(
        attempt.run().lines == ["saved: con", "nothing else: True"],
        zh="整个程序应当打印 saved: con 和 nothing else: True。",
        en="The whole program should print saved: con, then nothing else: True.",
    )


def check_last_counts(attempt: Attempt, Debounce: type) -> None:
    saved: list[str] = []
    save = Debounce(30, saved.append)
    for text in ("c", "co", "con"):
        save(text)
    attempt.expect(
        not saved,
        zh="还没有安静下来，函数就已经调用了。",
        en="The function was called before it had been quiet.",
    )
    left = waiting()
    attempt.expect(
        len(left) == 1 and left[0].interval == 30,
        zh=f"三次调用之后，应当只有一个 30 秒的定时器在等，实际有 {len(left)} 个：取消前一个。",
        en=f"After three calls one timer of 30 s should be waiting, not {len(left)}: cancel the one before.",
    )
    left[0].ring()
    attempt.expect(
        saved == ["con"],
        zh=f"时间到了，应当用最后一次的参数调用一次，实际记下的是 {saved}。",
        en="When the time is over, the function should be called once "
        f"with the latest arguments; got {saved}.",
    )
    save("cont")
    [timer.ring() for timer in waiting()]
    attempt.expect(
        saved == ["con", "cont"],
        zh="之后再来的调用也应当有效。",
        en="A call that comes later should count again.",
    )


def check_late_cancel(attempt: Attempt, Debounce: type) -> None:
    """A timer whose time is over can no longer be cancelled; it may ring after the next call has come."""
    saved: list[str] = []
    save = Debounce(30, saved.append)
    save("old")
    (too_late,) = waiting()
    too_late.state = "over"
    save("new")
    too_late.ring()
    [timer.ring() for timer in waiting()]
    attempt.expect(
        saved == ["new"],
        zh=f"旧定时器已经到时，取消不了，但在它真正调用之前来了新的调用：旧的不应当算数。记下的是 {saved}。",
        en="The old timer was past cancelling when the new call came, before its function ran: "
        f"it should not count any more. Got {saved}.",
    )


def check_cancel(attempt: Attempt, Debounce: type) -> None:
    saved: list[str] = []
    save = Debounce(30, saved.append)
    save.cancel()
    save("never")
    save.cancel()
    attempt.expect(
        not waiting() and not saved,
        zh="cancel() 之后不应当还有定时器在等。",
        en="After cancel() no timer should be waiting.",
    )
