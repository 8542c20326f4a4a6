"""Make a trace small without changing what it says: a polling loop becomes one span with a count."""

from __future__ import annotations

from press.timeline.trace import Lane, Mark, Span, Trace

POLLING = 0.25
"""Two waits for the same thing are one if the pause between them is at most this part of the shorter one."""
LONGEST_CYCLE = 3


def tidied(trace: Trace) -> Trace:
    """The same trace, its lanes made shorter in place."""
    for lane in trace.lanes:
        lane.spans = merged(_whole(lane, trace.end))
        lane.marks = folded([mark for mark in lane.marks if mark.at <= trace.end])
        lane.holds = [hold for hold in lane.holds if hold.begin <= trace.end]
        lane.begin, lane.end = min(lane.begin, trace.end), min(lane.end, trace.end)
    return trace


def _whole(lane: Lane, end: int) -> list[Span]:
    """Without empty spans, within the trace, neighbours of one kind joined."""
    spans: list[Span] = []
    for span in lane.spans:
        one = Span(min(span.begin, end), min(span.end, end), span.state, span.what, span.whom, span.count)
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
    for span in spans:
        if len(found) > 1 and span.state not in ("run", "gil", "idle") and _same(found[-2], span):
            pause, before = found[-1], found[-2]
            least = min((before.end - before.begin) // before.count, span.end - span.begin)
            if pause.state == "run" and not pause.what and pause.end - pause.begin <= POLLING * least:
                found[-2:] = [
                    Span(before.begin, span.end, span.state, span.what, span.whom, before.count + span.count)
                ]
                continue
        found.append(span)
    return found


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
                    Mark(m.at, m.kind, m.what, m.lane, m.count + n.count)
                    for m, n in zip(before, last, strict=True)
                ]
                break
    return found


def _alike(one: Mark, other: Mark) -> bool:
    return (one.kind, one.what, one.lane) == (other.kind, other.what, other.lane)
