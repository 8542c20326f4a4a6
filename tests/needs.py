"""What tests need of the machine besides Python: a browser, fonts, Java.

Without it a test is left out, and the summary says so loudly; in continuous integration it is a failure.
A test that has no meaning on this system or this Python is another matter: that is a plain `pytest.skip`.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterable
from typing import NoReturn

import pytest

NOT_RUN = "NOT RUN: "


def missing(sentence: str, *, required: bool = False) -> NoReturn:
    """Leave a test out for want of a tool; fail if it is `required`, and wherever $CI is set."""
    if required or os.environ.get("CI"):
        pytest.fail(sentence, pytrace=False)
    pytest.skip(NOT_RUN + sentence)


def programs(names: Iterable[str]) -> None:
    """Leave a test out unless these programs are installed."""
    absent = [name for name in names if not shutil.which(name)]
    if absent:
        missing(f"not installed: {', '.join(absent)}")


def summary(reports: Iterable[pytest.TestReport]) -> list[tuple[str, bool]]:
    """One line for each reason why tests were left out, and whether it is a loud one."""
    reasons: Counter[str] = Counter()
    for report in reports:
        where = report.longrepr
        if isinstance(where, tuple) and not str(report.nodeid).startswith("snippets"):  # they are told apart
            reasons[str(where[2]).removeprefix("Skipped: ")] += 1
    lines = []
    for reason, count in sorted(reasons.items()):
        tests = f"{count} test{'s' * (count > 1)}"
        if reason.startswith(NOT_RUN) or reason.endswith("not on this machine"):
            lines.append((f"{NOT_RUN}{tests}: {reason.removeprefix(NOT_RUN)}", True))
        else:
            lines.append((f"does not apply: {tests}: {reason}", False))
    return lines
