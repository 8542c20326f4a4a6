"""Claims on traces: the fixture `trace`, and the few words in which a test says what overlapped or woke whom.

Everything here is about order and overlap within one recording; nothing is about how long it took.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

import pytest

from press.snippets import pythons
from press.snippets.claims import version_for
from press.snippets.model import find_snippet
from press.timeline.record import record_snippet
from press.timeline.trace import Hold, Lane, Mark, Span, Trace


class Stretch(Protocol):
    """Anything that lasts: a lane, a span, a hold."""

    @property
    def begin(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True)
class Told:
    """A trace to ask."""

    trace: Trace

    def lane(self, name: str) -> Lane:
        """The one lane of that name, or that runs that function or coroutine."""
        found = [lane for lane in self.trace.lanes if name in (lane.name, lane.detail)]
        assert len(found) == 1, (
            f"{len(found)} lanes are called {name!r}: {[one.name for one in self.trace.lanes]}"
        )
        return found[0]

    def lanes(self, kind: str) -> list[Lane]:
        """All lanes of a kind: thread, process, task, worker, service."""
        return [lane for lane in self.trace.lanes if lane.kind == kind]

    def index(self, lane: Lane) -> int:
        """The number by which spans and marks name it."""
        return next(number for number, one in enumerate(self.trace.lanes) if one is lane)

    def holds(self, lock: str) -> list[Hold]:
        """Whenever anybody held a lock."""
        return [hold for lane in self.trace.lanes for hold in lane.holds if hold.what == lock]

    def whom(self, span: Span) -> Lane | None:
        """The lane that ended a wait."""
        return None if span.whom is None else self.trace.lanes[span.whom]

    def starts(self, lane: Lane) -> list[Lane]:
        """The lanes that a lane starts, in order."""
        return [
            self.trace.lanes[mark.lane]
            for mark in lane.marks
            if mark.kind == "start" and mark.lane is not None
        ]

    def joins(self, lane: Lane) -> list[Lane]:
        """The lanes whose end it has seen, in order."""
        return [
            self.trace.lanes[mark.lane]
            for mark in lane.marks
            if mark.kind == "join" and mark.lane is not None
        ]


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether there was a moment that both share."""
    return one.begin < other.end and other.begin < one.end


def all_overlap(stretches: Sequence[Stretch]) -> bool:
    """Whether each shares a moment with each other."""
    return all(overlap(one, other) for one, other in combinations(stretches, 2))


def never_overlap(stretches: Iterable[Stretch]) -> bool:
    """Whether no two share a moment."""
    return not any(overlap(one, other) for one, other in combinations(stretches, 2))


def spans(lane: Lane, state: str, what: str | None = None) -> list[Span]:
    """When a lane was in a state, for something or anything."""
    return [span for span in lane.spans if span.state == state and what in (None, span.what)]


def marks(lane: Lane, kind: str, what: str | None = None) -> list[Mark]:
    """What a lane did."""
    return [mark for mark in lane.marks if mark.kind == kind and what in (None, mark.what)]


def mark(lane: Lane, kind: str, what: str | None = None) -> Mark:
    """The one time that it did that."""
    found = marks(lane, kind, what)
    assert len(found) == 1, f"{lane.name} does {kind} {what or ''} {len(found)} times"
    return found[0]


class Recording(Protocol):
    """Type of the trace fixture."""

    def __call__(
        self, path: str, *, python: str | None = None, start_method: str | None = None, gil: bool = False
    ) -> Told: ...


@pytest.fixture(scope="session")
def trace() -> Recording:
    """trace("ideas/races/x.py") -> Told: a new recording of the program, the same one for each who asks."""
    made: dict[tuple[object, ...], Told] = {}

    def recording(
        path: str, *, python: str | None = None, start_method: str | None = None, gil: bool = False
    ) -> Told:
        snippet = find_snippet(path)
        version = python or version_for(snippet)
        if not snippet.allows(version) or pythons.find(version) is None:
            pytest.skip(f"{path} does not run on Python {version} here")
        key = path, version, start_method, gil
        if key not in made:
            made[key] = Told(record_snippet(snippet, version, gil=gil, start_method=start_method))
        return made[key]

    return recording
