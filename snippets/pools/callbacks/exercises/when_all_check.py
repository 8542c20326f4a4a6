"""The callback is called once, when all are done, by whoever ends the last; nobody waits for it."""

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from types import FrameType
from typing import Any

from press.exercises import Attempt

ROUNDS, LINE_ROUNDS, PAUSE = 200, 10, 0.002
NOT_ONCE = {
    "zh": "几个 Future 同时完成时，callback 被调用了 {} 次：减一和比较要在同一把锁里。",
    "en": "when several futures finish together, callback was called {} times: "
    "count down and compare under one lock.",
}


def check(attempt: Attempt) -> None:
    """Pending, done, cancelled and failed futures; none at all; two that finish at the same moment."""
    module = attempt.load("when_all")
    when_all = module.when_all
    _one_after_another(attempt, when_all)
    done: list[Future[Any]] = [Future(), Future()]
    for future in done:
        future.set_result(1)
    for futures in ([], done, [*done, *done]):
        calls: list[Any] = []
        attempt.check_in_time(when_all, futures, calls.append)
        attempt.expect(
            len(calls) == 1,
            zh=f"{len(futures)} 个 Future 都已完成，callback 应被调用 1 次，实际 {len(calls)} 次。",
            en=f"{len(futures)} futures are done already: callback should be called once, "
            f"but it is {len(calls)} times.",
        )
    _together(attempt, when_all)
    _line_by_line(attempt, when_all)
    run = attempt.run()
    attempt.expect(run.lines == ["total 7"], zh="应当打印 total 7。", en="it should print 'total 7'.")


def _one_after_another(attempt: Attempt, when_all: Callable[..., None]) -> None:
    """A result, a failure and a cancellation, the last one first."""
    futures: list[Future[Any]] = [Future() for _ in range(3)]
    calls: list[Any] = []
    attempt.check_in_time(
        when_all,
        futures,
        calls.append,
        seconds=2.0,
        zh="when_all 等到全部完成才返回；它应当只登记回调，然后立刻返回。",
        en="when_all returns only when all are done; it should only add callbacks, and return at once.",
    )
    for settle in (futures[2].cancel, lambda: futures[1].set_exception(ValueError("bad"))):
        settle()
        attempt.expect(
            not calls,
            zh="还有没完成的，callback 就已经被调用。",
            en="callback is called while one is not done yet.",
        )
    futures[0].set_result(1)
    attempt.expect(
        len(calls) == 1 and list(calls[0]) == futures,
        zh=f"全部完成之后，callback 应以原来的列表被调用 1 次，实际调用：{len(calls)} 次。",
        en=f"when all are done, callback should be called once with the list as it was; "
        f"it was called {len(calls)} times.",
    )


def _line_by_line(attempt: Attempt, when_all: Callable[..., None]) -> None:
    """Two threads that pause before each line of the program: one comes between two lines of the other."""

    def trace(frame: FrameType, event: str, arg: object) -> Any:
        if frame.f_code.co_filename != str(attempt.path):
            return None
        if event == "line":
            time.sleep(PAUSE)
        return trace

    threading.settrace(trace)
    try:
        for _ in range(LINE_ROUNDS):
            _settle_together(attempt, when_all, 2)
    finally:
        threading.settrace(None)  # None takes it back


def _together(attempt: Attempt, when_all: Callable[..., None]) -> None:
    """Threads that settle one future each, at once, with switches wherever there can be one."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(ROUNDS):
            _settle_together(attempt, when_all, 4)
    finally:
        sys.setswitchinterval(before)


def _settle_together(attempt: Attempt, when_all: Callable[..., None], count: int) -> None:
    """So many futures, each settled by a thread of its own, at the same moment: one call."""
    futures: list[Future[Any]] = [Future() for _ in range(count)]
    calls: list[Any] = []
    when_all(futures, calls.append)
    together = threading.Barrier(count)

    def settle(future: "Future[Any]") -> None:
        together.wait()
        future.set_result(1)

    threads = [threading.Thread(target=settle, args=[future]) for future in futures]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = len(calls)
    attempt.expect(times == 1, zh=NOT_ONCE["zh"].format(times), en=NOT_ONCE["en"].format(times))
