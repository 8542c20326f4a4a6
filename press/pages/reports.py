"""Warnings that name files as their authors know them, and that travel from one build to another.

Inside a build `ideas/gil.zh.md` is called `ideas/gil.md`; a person should read the real name.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
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
    """Puts real names into the records a handler is about to show."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: Mapping[str, str] = {}
        self.said: list[str] = []
        """The warnings of this process so far."""

    @contextmanager
    def speaking_of(self, sources: Mapping[str, str]) -> Iterator[None]:
        """Mean these files for a while."""
        before, self.sources = self.sources, sources
        try:
            yield
        finally:
            self.sources = before

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place; never drops it."""
        if record.levelno >= logging.WARNING:
            record.msg, record.args = real_names(record.getMessage(), self.sources), None
            self.said.append(record.msg)
        return True


NAMES = RealNames()
"""The names of the edition that this process builds."""


def name_files_really() -> None:
    """Have MkDocs's own messages on the screen name the files that people edit."""
    for handler in logging.getLogger("mkdocs").handlers:
        if NAMES not in handler.filters:
            handler.addFilter(NAMES)


class Collector(logging.Handler):
    """Keeps the warnings and errors of a build that runs in the background."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.addFilter(NAMES)
        self.reports: list[Report] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Remember one record."""
        self.reports.append(Report(record.name, record.levelno, record.getMessage()))

    def take(self) -> list[Report]:
        """What was said since the last time."""
        taken, self.reports = self.reports, []
        return taken


def repeat(reports: Iterable[Report]) -> None:
    """Say in this process what was said in another."""
    for report in reports:
        logging.getLogger(report.logger).log(report.level, report.message)


def fresh(reports: Iterable[Report]) -> Iterator[Report]:
    """Those that this process has not yet said on the screen, each once."""
    known = set(NAMES.said)
    for report in reports:
        if report.message not in known:
            known.add(report.message)
            yield report
