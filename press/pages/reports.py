"""Warnings that name files as their authors know them, and that travel from one build to another.

Inside a build `ideas/gil.zh.md` is called `ideas/gil.md`; a person should read the real name.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import NamedTuple

_COMMON_NAME = re.compile(r"[\w./-]+\.(?:md|ipynb)\b")


class Report(NamedTuple):
    """A log record that can be sent to another process."""

    logger: str
    level: int
    message: str


def real_names(message: str, sources: Mapping[str, str]) -> str:
    """The message with each page's common name replaced by the name of the file it was made from."""
    return _COMMON_NAME.sub(lambda found: sources.get(found[0], found[0]), message)


class RealNames(logging.Filter):
    """Puts real names into the records a handler is about to show. `sources` may be set anew at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: Mapping[str, str] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place; never drops it."""
        if self.sources and record.levelno >= logging.WARNING:
            record.msg, record.args = real_names(record.getMessage(), self.sources), None
        return True


class Collector(logging.Handler):
    """Keeps the warnings and errors of a build that runs in the background."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.reports: list[Report] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Remember one record."""
        self.reports.append(Report(record.name, record.levelno, record.getMessage()))


def fresh(reports: list[Report], known: set[str]) -> list[Report]:
    """Those whose message is not among `known`, each once; adds them to `known`."""
    found = []
    for report in reports:
        if report.message not in known:
            known.add(report.message)
            found.append(report)
    return found
