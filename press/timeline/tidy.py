"""Make a trace small without changing what it says: a polling loop becomes one span with a count."""

from __future__ import annotations

from dataclasses import replace

from press.timeline.trace import Hold, Lane, Mark, Span, Trace

POLLING = 0.25
"""Two waits for the same thing are one if the pause between them is at most this part of the shorter one."""
LEAST_POLLS = 4
"""Fewer waits in a row stay as they are."""
LONGEST_CYCLE = 3
MOST_MARKS = 60
"""With more marks than this a trace is folded."""


def tidied(trace: Trace) -> Trace:
    """The same trace, its lanes made shorter in place."""
    for lane in trace.lanes:
        lane.spans = merged(_whole(lane, trace.end))
        lane.marks = [mark for mark in lane.marks if mark.at <= trace.end]
        lane.holds = [_within(hold, trace.end) for hold in lane.holds if hold.begin <= trace.end]
        lane.jobs = [_within(job, trace.end) for job in lane.jobs if job.begin <= trace.end]
        lane.begin, lane.end = min(lane.begin, trace.end), min(lane.end, trace.end)
    if sum(len(lane.marks) for lane in trace.lanes) > MOST_MARKS:
        for lane in trace.lanes:
            lane.marks = folded(lane.marks)
    return trace


def _within(hold: Hold, end: int) -> Hold:
    return replace(hold, end=min(hold.end, end))


def _whole(lane: Lane, end: int) -> list[Span]:
    """Without empty spans, within the trace, neighbours of one kind joined."""
    spans: list[Span] = []
    for span in lane.spans:
        one = replace(span, begin=min(span.begin, end), end=min(span.end, end))
        if one.end == one.begin and lane.end > lane.begin:
            continue
        if spans and _same(spans[-1], one) and one.state in ("run", "gil", "loop", "idle"):
            spans[-1] = Span(spans[-1].begin, one.end, one.state, one.what)
        else:
            spans.append(one)
    return spans


def _same(one: Span, other: Span) -> bool:
    """Whether both are the same wait; to wait for two other lanes in turn is not."""
    of_lane = one.state in ("join", "launch") and one.whom != other.whom
    return (one.state, one.what) == (other.state, other.what) and not of_lane


def merged(spans: list[Span]) -> list[Span]:
    """Waits for the same thing with hardly anything between them become one wait with a count."""
    found: list[Span] = []
    first = 0
    while first < len(spans):
        last = first
        while _polls(spans, last):
            last += 2
        run = spans[first : last + 1]
        if len(run) > 2 * LEAST_POLLS - 2:
            run = [replace(spans[last], begin=spans[first].begin, count=len(run) // 2 + 1)]
        found += run
        first = last + 1
    return found


def _polls(spans: list[Span], at: int) -> bool:
    """Whether, after a pause that is none, the same wait begins again."""
    if at + 2 >= len(spans) or spans[at].state in ("run", "gil", "idle"):
        return False
    one, pause, other = spans[at : at + 3]
    least = min(one.end - one.begin, other.end - other.begin)
    short = pause.state == "run" and not pause.what and pause.end - pause.begin <= POLLING * least
    return _same(one, other) and short


def folded(marks: list[Mark]) -> list[Mark]:
    """Marks that repeat, singly or in a cycle, become one round with a count."""
    found: list[Mark] = []
    for mark in marks:
        found.append(mark)
        for size in range(1, LONGEST_CYCLE + 1):
            last, before = found[-size:], found[-2 * size : -size]
            if (
                len(before) == size
                and all(map(_alike, before, last))
                and any(m.kind not in ("start", "join") for m in last)
            ):
                del found[-size:]
                found[-size:] = [
                    replace(m, count=m.count + n.count, until=n.until or n.at)
                    for m, n in zip(before, last, strict=True)
                ]
                break
    return found


def _alike(one: Mark, other: Mark) -> bool:
    return (one.kind, one.what, one.lane) == (other.kind, other.what, other.lane)
