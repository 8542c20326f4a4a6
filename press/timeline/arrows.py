"""The lines between lanes: who starts whom (solid), who ends whose wait (dashed)."""

from __future__ import annotations

from collections.abc import Iterator

from press.timeline.geometry import BAR, Geometry, number
from press.timeline.trace import Lane, Span, Trace
from press.timeline.waits import ENDS_WAIT

CAUSES = {**ENDS_WAIT, "timer": "cancels"}
"""Which mark of another lane an arrow to the end of a wait comes from."""


def arrows(trace: Trace, places: Geometry, ident: str) -> Iterator[str]:
    """All of them, to be drawn below the bars."""
    found = list(_arrows(trace, places))
    for name in ("tl-start", "tl-wake"):
        inside = "".join(f'<path d="{d}"/>' for kind, d in found if kind == name)
        if inside:
            yield f'<g class="{name}" marker-end="url(#{ident}-arrow)">{inside}</g>'


def _arrows(trace: Trace, places: Geometry) -> Iterator[tuple[str, str]]:
    for number_, lane in enumerate(trace.lanes):
        for mark in lane.marks:
            if mark.kind == "start" and mark.lane is not None:
                begin = trace.lanes[mark.lane].begin
                yield "tl-start", _line(places, number_, mark.at, mark.lane, begin)
        for span in lane.spans:
            if span.whom is not None and span.state != "launch":
                cause = cause_of(span, trace.lanes[span.whom])
                yield "tl-wake", _line(places, span.whom, cause, number_, span.end)


def cause_of(span: Span, other: Lane) -> int:
    """When the other lane did what ended this wait."""
    if span.cause is not None:
        return span.cause
    if span.state == "join":
        return min(other.end, span.end)
    kind = CAUSES.get(span.state)
    moments = [
        mark.at
        for mark in other.marks
        if mark.kind == kind and mark.what == span.what and mark.at <= span.end
    ]
    return moments[-1] if moments else min(other.end, span.end)


def _line(places: Geometry, one: int, at: int, other: int, then: int) -> str:
    down = other > one
    y = places.tops[one] + (BAR if down else 0)
    y2 = places.tops[other] - 1 if down else places.tops[other] + BAR + 1
    return f"M{number(places.x(at))} {number(y)}L{number(places.x(then))} {number(y2)}"
