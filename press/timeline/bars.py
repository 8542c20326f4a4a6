"""One bar of a picture: what a lane was doing for a while, with as many words in it as there is room for."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from press.pages.page import Edition
from press.timeline import svg, words
from press.timeline.geometry import BAR, Geometry, number, text_width
from press.timeline.trace import Lane, Span, Trace

LOOKS = {
    "run": "run", "gil": "gil", "sleep": "sleep", "timer": "sleep", "lock": "lock", "semaphore": "lock",
    "io": "io", "create": "loop",
}  # fmt: skip
"""State -> class; what is not here is `wait`."""
THIN = ("starting", "idle")
BACK = '<rect class="tl-back" width="6" height="6"/>'
PATTERNS = {
    "wait": '<path d="M-1 5L5 -1M2 8L8 2"/>',
    "lock": '<path d="M-1 1L1 -1M0 6L6 0M5 7L7 5M-1 5L1 7M0 0L6 6M5 -1L7 1"/>',
    "sleep": '<circle cx="1.5" cy="1.5" r=".9"/><circle cx="4.5" cy="4.5" r=".9"/>',
    "io": '<path d="M0 1.5H6M0 4.5H6"/>',
    "gil": '<path d="M1.5 0V6M4.5 0V6"/>',
}
LEAST = 1.2
"""Narrower spans are drawn this wide."""
FOCUSABLE = 4.0
"""Wider ones can be reached by keyboard."""


def look(span: Span) -> str:
    """The class of a span."""
    if span.state in (*THIN, "loop"):
        return span.state
    return LOOKS.get(span.state, "wait")


def bar(
    lane: Lane,
    span: Span,
    trace: Trace,
    places: Geometry,
    edition: Edition,
    ident: str,
) -> str:
    """A span's shape, the words in it, and what it says on hover and focus; its upper edge is at 0."""
    x = places.x(span.begin)
    width = max(places.x(span.end) - x, LEAST)
    said = ""
    if width >= FOCUSABLE or span.state != "run" or span.what:  # a sliver of running needs no words
        took = words.milliseconds(span.end - span.begin)
        said = f"{words.span_text(lane, span, trace, edition)}, {took}"
    inside = _inside(lane, span, x, width, places.cuts, trace, edition)
    if width < FOCUSABLE and not inside:
        return _shape(span, x, width, ident, said) + inside
    return svg.spoken(_shape(span, x, width, ident) + inside, said, width >= FOCUSABLE)


def _shape(span: Span, x: float, width: float, ident: str, said: str = "") -> str:
    name = look(span)
    if span.state in THIN:
        line = svg.path(f"tl-{name}", f"M{number(x)} {number(BAR / 2)}H{number(x + width)}")
        return line + svg.rect("tl-hit", x, 0, width, BAR, said=said)
    fill = f' fill="url(#{ident}-{name})"' if name in PATTERNS else ""
    d = f"M{number(x)} 0h{number(width)}v{number(BAR)}H{number(x)}z"
    return svg.path(f"tl-{name}", d, said, fill)


def _inside(
    lane: Lane, span: Span, x: float, width: float, cuts: list[float], trace: Trace, edition: Edition
) -> str:
    left, right = _widest(x, x + width, cuts)
    for text in _options(lane, span, trace, edition):
        if text_width(text) + 6 <= right - left:
            name = "tl-on" if span.state == "run" else "tl-in"
            return svg.text(name, (left + right) / 2, 11, text)
    return ""


def _widest(left: float, right: float, cuts: list[float]) -> tuple[float, float]:
    """The widest part of a bar between the places where the axis is shortened."""
    inner = [left, *(cut for cut in cuts if left < cut < right), right]
    return max(pairwise(inner), key=lambda part: part[1] - part[0])


def _options(lane: Lane, span: Span, trace: Trace, edition: Edition) -> list[str]:
    """Words for a bar, the fullest first."""
    if span.state in ("run", *THIN) and not span.what:
        return []
    if span.state in ("join", "launch"):
        verb = "join" if span.state == "join" else "start"
        return [f"{verb} {trace.lanes[span.whom].name}", verb] if span.whom is not None else [verb]
    full = words.span_text(lane, replace(span, whom=None, count=1), trace, edition)
    return [full, span.what or words.pick(words.STATES[words.state_key(lane, span, trace)], edition)]
