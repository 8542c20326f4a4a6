"""The process of a checker: `python child.py ROOT CHECKER FILE`, started by checking.py.

Speaks JSON, one line per message, on its stdin and stdout; what the reader's code prints goes to stderr.
It asks {"run": ...} for a run of the whole program and ends with {"verdict": ...}.  Standard library only.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

LIMIT = 2 * float(os.environ.pop("PRESS_LIMIT", "10"))
"""Seconds that the checker itself may take, without the runs of the whole program."""


class Channel:
    """The line to the parent: kept away from the program's own stdin and stdout."""

    def __init__(self) -> None:
        self._out = os.fdopen(os.dup(1), "w", encoding="utf-8")
        self._in = os.fdopen(os.dup(0), "r", encoding="utf-8")
        os.dup2(2, 1)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        self._turn = threading.Lock()
        self.deadline = time.monotonic() + LIMIT

    def ask(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """Have the parent do something; the time that takes does not count."""
        with self._turn:
            left, self.deadline = self.deadline - time.monotonic(), float("inf")
            self._write(message)
            answer: dict[str, Any] = json.loads(self._in.readline())
            self.deadline = time.monotonic() + left
            return answer

    def end(self, kind: str, zh: str = "", en: str = "", saw: str = "") -> None:
        """Give the verdict and end the process, whatever threads there still are."""
        self._write({"verdict": {"kind": kind, "zh": zh, "en": en, "saw": saw}})
        sys.stderr.flush()
        os._exit(0)

    def _write(self, message: Mapping[str, Any]) -> None:
        self._out.write(json.dumps(message) + "\n")
        self._out.flush()


def watch(channel: Channel, every_stack: Callable[[], str]) -> None:
    """End the check when its time is up, with the stack of every thread."""
    while (left := channel.deadline - time.monotonic()) > 0:
        time.sleep(min(left, 0.2))
    channel.end(
        "hangs",
        f"检查 {LIMIT:.0f} 秒后仍未结束：有线程在等一件不会发生的事。",
        f"The check had not ended after {LIMIT:.0f} s: some thread waits for what never happens.",
        every_stack(),
    )


def judge(channel: Channel, checker: Path, file: Path) -> None:
    """Give a verdict on the attempt in `file`."""
    from press.exercises.attempt import Attempt, Refused, checker_of

    check = checker_of(checker)
    try:
        attempt = Attempt(file, channel.ask)
        compile(attempt.source, str(file), "exec")
    except (SyntaxError, UnicodeDecodeError, ValueError) as error:
        line = getattr(error, "lineno", None)
        where_zh, where_en = (f"第 {line} 行", f"line {line}") if line else ("文件", "the file")
        said = getattr(error, "msg", None) or str(error)
        channel.end("unreadable", f"{where_zh}不是 Python：{said}", f"Not Python, {where_en}: {said}")
        return
    try:
        check(attempt)
    except Refused as refused:
        channel.end(refused.kind, refused.zh, refused.en, refused.saw)
    except BaseException as error:
        _raised(channel, error, file)
    channel.end("right")


def _raised(channel: Channel, error: BaseException, file: Path) -> None:
    """The reader's code raised something, or the checker did."""
    frames = traceback.extract_tb(error.__traceback__)
    name = type(error).__name__
    text = f"{name}: {error}" if str(error) else name
    own = [frame for frame in frames if Path(frame.filename) == file]
    saw = "".join(traceback.format_list(own)) + text
    if own:
        channel.end("crashed", f"你的程序抛出了 {name}。", f"Your program raised {name}.", saw)
    told = "".join(traceback.format_exception(error))
    channel.end(
        "checker", f"检查程序用不了这个文件：{text}", f"The checker cannot use the file: {text}", told
    )


def main() -> None:
    """Set up the channel, the clock, and the judge."""
    root, checker, file = map(Path, sys.argv[1:])
    sys.argv[:] = [str(file)]
    channel = Channel()
    sys.path.insert(0, str(root))  # before a press of another checkout
    from press.exercises.stacks import every_stack

    arguments = channel, every_stack  # imported before another thread imports anything
    threading.Thread(target=watch, args=arguments, name="press watch", daemon=True).start()
    judge(channel, checker, file)


if __name__ == "__main__":
    main()
