"""The shape of a trace: what every run of the program has in common, and nothing that depends on time.

Threads that do the same job are interchangeable: which of them comes first is chance, and no contract of the
book says otherwise.  Workers of a pool are one crowd: who takes which job is chance too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from press.timeline.tidy import folded
from press.timeline.trace import Lane, Mark, Trace


def shape(trace: Trace) -> list[str]:
    """One line per kind of lane, sorted: who it is, and the order of its marks."""
    lines = [
        f"{role(lane)}: {', '.join(_marks(lane, trace))}{' (cut off)' if lane.cut else ''}"
        for lane in trace.lanes
        if lane.kind != "worker"
    ]
    jobs = sorted(text for lane in trace.lanes if lane.kind == "worker" for text in _marks(lane, trace))
    return sorted(lines) + ([f"workers: {', '.join(jobs)}"] if jobs else [])


def role(lane: Lane) -> str:
    """Who a lane is, without the number that counts threads, processes or tasks."""
    name = re.sub(r"^(?:Fork|Spawn|ForkServer)(?=Process|PoolWorker)", "", lane.name)
    name = re.sub(r"(?<=[a-z])-\d+", "", name)
    return f"{lane.kind} {name} {lane.detail}".strip()


def _marks(lane: Lane, trace: Trace) -> Iterator[str]:
    """The marks in order, without what is chance: how many workers a pool starts, how often a loop turns."""
    shown = [mark for mark in lane.marks if mark.lane is None or trace.lanes[mark.lane].kind != "worker"]
    if lane.kind == "worker":
        return (text_of(mark, trace) for mark in shown)
    return (text_of(mark, trace) for mark in folded(shown))


def text_of(mark: Mark, trace: Trace) -> str:
    """A mark in words, for people and for comparing."""
    other = "" if mark.lane is None else role(trace.lanes[mark.lane])
    return " ".join(filter(None, [mark.kind, mark.what, other]))
