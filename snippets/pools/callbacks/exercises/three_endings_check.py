"""A callback gets a future that is done in one of three ways, and says which; nothing reaches the log."""

import logging
from concurrent.futures import Future
from typing import Any

from press.exercises import Attempt


class Kept(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        self.records.append(record)


def check(attempt: Attempt) -> None:
    """Each ending, also of a future that is done already; results and errors that are false, too."""
    module = attempt.load("report", "show")
    kept = Kept()
    logging.getLogger("concurrent.futures").addHandler(kept)
    for late in (False, True):
        for kind, value, line in (
            ("result", 7, "result 7"),
            ("result", None, "result None"),
            ("result", 0, "result 0"),
            ("error", ValueError("no number"), "error no number"),
            ("error", SystemExit("stop"), "error stop"),
            ("cancel", None, "cancelled"),
        ):
            module.log.clear()
            future: Future[Any] = Future()
            if not late:
                module.show(future)
            _settle(future, kind, value)
            if late:
                module.show(future)
            raised = kept.records[-1].exc_info if kept.records else None
            attempt.expect(
                not raised,
                zh=f"以 {kind} 结束时，回调抛出了 {raised and raised[1]!r}：它只进了日志。",
                en=f"when it ends by {kind}, the callback raises {raised and raised[1]!r}: "
                "that only reaches the log.",
            )
            attempt.expect(
                module.log == [line],
                zh=f"log 应是 {[line]}，实际是 {module.log}。",
                en=f"log should be {[line]}, but is {module.log}.",
            )
    run = attempt.run()
    attempt.expect(
        run.lines == ["result 7", "error no number", "cancelled"],
        zh="应当打印三行：result 7、error no number、cancelled。",
        en="it should print three lines: result 7, error no number, cancelled.",
    )


def _settle(future: "Future[Any]", kind: str, value: Any) -> None:
    if kind == "result":
        future.set_result(value)
    elif kind == "error":
        future.set_exception(value)
    else:
        future.cancel()
