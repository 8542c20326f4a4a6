"""Work that a build does beside itself, each piece in a process of its own that sends home what it made.

On Linux the process is a fork, which has everything imported already, as long as no other thread runs in
this one (`mkdocs serve` has some, and a fork may copy a lock that one of them holds); else it is spawned.
"""

from __future__ import annotations

import logging
import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

from press.pages.reports import Collector, Report

Job = Callable[[Any], Iterator[Any]]
"""Takes its order, yields results one by one; must be importable by name where processes are spawned."""


class Ended(Exception):
    """A piece of work came to no good end; says why in one line."""


def can_fork() -> bool:
    """Whether a forked process is safe here."""
    return sys.platform == "linux" and threading.active_count() == 1


class Beside:
    """One piece of work under way."""

    def __init__(self, name: str, job: Job, order: object) -> None:
        context: Any = multiprocessing.get_context("fork" if can_fork() else "spawn")
        self.name = name
        self._reports: list[Report] = []
        self._results, theirs = context.Pipe(duplex=False)
        inherited = self._results if context.get_start_method() == "fork" else None
        self._process = context.Process(target=_work, args=(job, order, theirs, inherited), name=name)
        self._process.start()
        theirs.close()

    def next(self) -> Any:
        """The next result; None after the last. Raises Ended if the work failed."""
        try:
            result, reports, failure = self._results.recv()
        except EOFError:
            result, reports, failure = None, [], "its process ended early"
        self._reports += reports
        if result is None:
            self._process.join()
            self._results.close()
        if failure:
            raise Ended(f"{self.name}: {failure}")
        return result

    def take(self) -> list[Report]:
        """What it had to say since the last time."""
        taken, self._reports = self._reports, []
        return taken

    def stop(self) -> None:
        """End it, because its results are no longer wanted."""
        self._process.terminate()
        self._process.join()
        self._results.close()


def _work(job: Job, order: object, results: Any, inherited: Any) -> None:
    """Body of the process: silent, every warning goes home with the next result.

    `inherited`: the reader's end of the pipe, which a fork holds too; while it did, sending to a reader that
    is no more would block for ever instead of failing.
    """
    if inherited is not None:
        inherited.close()
    collector = Collector()
    logger = logging.getLogger("mkdocs")
    logger.handlers[:] = [collector]
    logger.propagate = False
    failure = ""
    try:
        for result in job(order):
            results.send((result, collector.take(), ""))
    except KeyboardInterrupt:
        failure = "interrupted"
    except BrokenPipeError:
        return
    except Exception as error:
        failure = str(error) if type(error).__module__.startswith(("mkdocs", "press")) else repr(error)
    results.send((None, collector.take(), failure))
    results.close()
