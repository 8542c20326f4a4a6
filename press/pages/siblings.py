"""Builds the other editions beside the first, each in a process of its own, and brings home their warnings.

On Linux the process is a fork, which has everything imported already, as long as no other thread runs in
this one (`mkdocs serve` has some, and forking then could copy a lock that is held); else it is spawned.
"""

from __future__ import annotations

import logging
import multiprocessing
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from press.pages.reports import Collector, Report


@dataclass(frozen=True)
class Order:
    """What a sibling needs to know to build its edition."""

    edition: str
    config_file: str
    site_dir: str
    root_url: str | None
    use_directory_urls: bool


Builder = Callable[[Order], None]


class SiblingFailed(Exception):
    """An edition was not built; says why in one line. `reports`: what all of them had to say."""

    def __init__(self, why: str, reports: list[Report]) -> None:
        super().__init__(why)
        self.reports = reports


class Siblings:
    """The builds under way."""

    def __init__(self) -> None:
        self._running: list[tuple[Order, BaseProcess, Connection]] = []

    def start(self, order: Order, build: Builder) -> None:
        """Begin to build an edition in the background."""
        safe = sys.platform == "linux" and threading.active_count() == 1
        context: Any = multiprocessing.get_context("fork" if safe else "spawn")
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_run, args=(order, build, theirs), name=f"edition {order.edition}")
        process.start()
        theirs.close()
        self._running.append((order, process, ours))

    def finish(self) -> list[Report]:
        """Wait for all of them; their reports, in the order they were started.

        Raises SiblingFailed if one ended without its pages.
        """
        reports: list[Report] = []
        failures: list[str] = []
        while self._running:
            order, process, connection = self._running.pop(0)
            try:
                found, failure = connection.recv()
            except EOFError:
                found, failure = [], "its process ended early"
            process.join()
            connection.close()
            reports += found
            if failure:
                failures.append(f"edition {order.edition}: {failure}")
        if failures:
            raise SiblingFailed("; ".join(failures), reports)
        return reports

    def stop(self) -> None:
        """End those still running, because their pages are no longer wanted."""
        while self._running:
            _, process, connection = self._running.pop()
            process.terminate()
            process.join()
            connection.close()


def _run(order: Order, build: Builder, connection: Connection) -> None:
    """Body of a sibling process: build silently, then send home what it had to say."""
    collector = Collector()
    logger = logging.getLogger("mkdocs")
    logger.handlers[:] = [collector]
    logger.propagate = False
    failure = ""
    try:
        build(order)
    except KeyboardInterrupt:
        failure = "interrupted"
    except Exception as error:
        failure = f"{type(error).__name__}: {error}"
    connection.send((collector.reports, failure))
    connection.close()
