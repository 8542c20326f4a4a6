"""What became of each job that a program hands to a pool: when it ran, when its result was taken, by whom.

Read from a trace, for pictures that set several programs side by side; what no job is about is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from press.errors import BookError
from press.timeline.trace import Lane, Mark, Span, Trace

WAITS = ("future", "futures", "join", "get", "exit")
"""For what a lane waits that hands out jobs; while it does, it has done with the result it took before."""


@dataclass(frozen=True)
class Job:
    """One job, from the moment its function begins."""

    name: str
    """As it was submitted: 'boil(2)'."""
    begin: int
    end: int
    """When its function returned."""
    taken: int
    """When somebody took its result for the first time."""
    handled: int
    """When that lane went on to something else."""
    by: Lane
    """Who took it."""
    ran_in: Lane

    @property
    def by_itself(self) -> bool:
        """Whether the lane that ran it took the result, in a callback."""
        return self.by is self.ran_in


def jobs(trace: Trace) -> list[Job]:
    """Every job, as they were submitted.  Raises BookError if the trace does not tell them apart."""
    submitted = sorted((mark.at, mark.what) for lane in trace.lanes for mark in _marks(lane, "submit"))
    names = [name for _, name in submitted]
    for name in names:
        if names.count(name) > 1:
            raise BookError(trace.program, None, f"two of its jobs are called {name}", "let them differ")
    if not names:
        raise BookError(trace.program, None, "it submits no job to a pool", "show its timeline alone")
    return [_job(name, trace) for name in names]


def _job(name: str, trace: Trace) -> Job:
    ran = next(((lane, job) for lane in trace.lanes for job in lane.jobs if job.what == name), None)
    if ran is None:
        raise BookError(trace.program, None, f"its job {name} never runs", "show its timeline alone")
    lane, own = ran
    found = sorted(
        (mark.at, number)
        for number, one in enumerate(trace.lanes)
        for mark in _marks(one, "result")
        if mark.what == name and mark.at >= own.end
    )
    if not found:
        what = f"nobody takes the result of its job {name}"
        raise BookError(trace.program, None, what, "show its timeline alone")
    taken, by = found[0][0], trace.lanes[found[0][1]]
    return Job(name, own.begin, own.end, taken, _until(by, taken, trace), by, lane)


def _until(lane: Lane, at: int, trace: Trace) -> int:
    """When a lane that took a result at a moment was done with it."""
    callback = next((one for one in lane.jobs if one.begin <= at <= one.end), None)
    if callback is not None:
        return callback.end
    moments = [mark.at for kind in ("result", "submit") for mark in _marks(lane, kind)]
    moments += [span.begin for span in lane.spans if span.state in WAITS]
    return min((moment for moment in moments if moment > at), default=min(lane.end, trace.end))


def _marks(lane: Lane, kind: str) -> Iterator[Mark]:
    return (mark for mark in lane.marks if mark.kind == kind)


def waits(lane: Lane) -> list[Span]:
    """When a lane waited for what pools bring: a result, results, the end of a worker."""
    return [span for span in lane.spans if span.state in WAITS]
