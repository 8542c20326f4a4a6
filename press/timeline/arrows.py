"""The lines between lanes: who starts whom (solid), who ends whose wait (dashed)."""

from __future__ import annotations

from collections.abc import Iterator

from press.timeline.geometry import BAR, Geometry, number
from press.timeline.trace import Lane, Span, Trace

CAUSES = {
    "lock": "release",
    "semaphore": "release",
    "event": "set",
    "condition": "notify",
    "barrier": "arrive",
    "get": "put",
    "put": "get",
}


def arrows(trace: Trace, places: Geometry, ident: str) -> Iterator[str]:
    """All of them, to be drawn below the bars."""
    for number_, lane in enumerate(trace.lanes):
        for mark in lane.marks:
            if mark.kind == "start" and mark.lane is not None:
                yield _line(
                    places, ident, "tl-start", number_, mark.at, mark.lane, trace.lanes[mark.lane].begin
                )
        for span in lane.spans:
            if span.whom is not None and span.state != "launch":
                cause = cause_of(span, trace.lanes[span.whom])
                yield _line(places, ident, "tl-wake", span.whom, cause, number_, span.end)


def cause_of(span: Span, other: Lane) -> int:
    """When the other lane did what ended this wait."""
    if span.state == "join":
        return min(other.end, span.end)
    kind = CAUSES.get(span.state)
    moments = [
        mark.at
        for mark in other.marks
        if mark.kind == kind and mark.what == span.what and mark.at <= span.end
    ]
    return moments[-1] if moments else min(other.end, span.end)


def _line(places: Geometry, ident: str, name: str, one: int, at: int, other: int, then: int) -> str:
    down = other > one
    y = places.tops[one] + (BAR if down else 0)
    y2 = places.tops[other] - 1 if down else places.tops[other] + BAR + 1
    d = f"M{number(places.x(at))} {number(y)}L{number(places.x(then))} {number(y2)}"
    return f'<path class="{name}" marker-end="url(#{ident}-arrow)" d="{d}"/>'
