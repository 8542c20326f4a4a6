"""Draw a trace: a pure function from a trace to SVG, labelled in one language or in both.

Colours are the style sheet's (docs/assets/css/timeline.css); patterns tell the states apart without them.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from press.pages.page import Edition
from press.timeline import svg, words
from press.timeline.arrows import arrows
from press.timeline.bars import PATTERNS, bar, look
from press.timeline.describe import described
from press.timeline.geometry import (
    BAR,
    NAMES,
    SMALL,
    WIDTH,
    Geometry,
    geometry,
    number,
    text_width,
)
from press.timeline.trace import Lane, Mark, Trace
from press.timeline.words import mark_text, milliseconds

DRAWN = ("set", "notify", "put", "submit", "callback", "cancel", "raise", "exit", "abort", "timeout")
WRONG = ("raise", "exit", "cancel", "timeout", "abort")
TEAR = "l-3 4 6 4 -6 4 6 4 -3 3"


def drawing(trace: Trace, edition: Edition, ident: str) -> str:
    """The picture without the lanes' names, for a box that scrolls.  `ident` is unique on the page."""
    places = geometry(trace)
    title, text = described(trace, edition)
    labelled = f'role="group" aria-labelledby="{ident}-title" aria-describedby="{ident}-desc"'
    head = (
        f'<title id="{ident}-title">{escape(title)}</title><desc id="{ident}-desc">{escape(text)}</desc>'
        f"<defs>{patterns(trace, ident)}</defs>"
    )
    inside = "".join(shapes(trace, places, edition, ident))
    return f'<svg class="tl-picture" {_size(WIDTH, places.height)} {labelled}>{head}{inside}</svg>'


def names(trace: Trace) -> str:
    """The names of the lanes, for a box that stays."""
    places = geometry(trace)
    inside = "".join(name_texts(trace, places))
    size = _size(NAMES, places.height)
    return f'<svg class="tl-names" {size} aria-hidden="true" focusable="false">{inside}</svg>'


def _size(width: float, height: float) -> str:
    w, h = number(width), number(height)
    return f'viewBox="0 0 {w} {h}" style="width:{width / 20:g}rem;height:{height / 20:g}rem"'


def patterns(trace: Trace, ident: str) -> str:
    """Definitions of the patterns and the arrow head that a picture uses."""
    used = {look(span) for _, span in trace.all_spans()}
    found = [
        f'<pattern id="{ident}-{name}" class="tl-p-{name}" width="6" height="6" '
        f'patternUnits="userSpaceOnUse">{inside}</pattern>'
        for name, inside in PATTERNS.items()
        if name in used
    ]
    arrow = (
        f'<marker id="{ident}-arrow" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="5" markerHeight="5" '
        f'orient="auto"><path class="tl-head" d="M0 0L6 3L0 6z"/></marker>'
    )
    return arrow + "".join(found)


def shapes(trace: Trace, places: Geometry, edition: Edition, ident: str, tips: bool = True) -> Iterator[str]:
    """Everything in the picture, what lies below first.  `tips`: with what shows on hover and focus."""
    yield from _axis(places)
    yield from arrows(trace, places, ident)
    for lane, top in zip(trace.lanes, places.tops, strict=True):
        yield from _holds(lane, top, places, edition)
        yield from _labels(lane, top, trace, places, edition)
        for span in lane.spans:
            yield bar(lane, span, top, trace, places, edition, ident, tips)
        yield from _marks(lane, top, trace, places, edition)


def _axis(places: Geometry) -> Iterator[str]:
    for x, label in places.ticks():
        yield svg.path("tl-grid", f"M{number(x)} 6V{number(places.axis + 2)}")
        first = label == "0"
        yield svg.text("tl-tick tl-zero" if first else "tl-tick", x, places.axis + 13, label + " ms" * first)


def name_texts(trace: Trace, places: Geometry) -> Iterator[str]:
    """Each lane's name, and below it the function it runs."""
    for lane, top in zip(trace.lanes, places.tops, strict=True):
        name, detail = lane.name or "?", lane.detail
        if lane.kind == "task" and detail:
            name, detail = detail, lane.name
        yield svg.text("tl-name", 0, top + (7 if detail else 11), _fitting(name))
        if detail:
            yield svg.text("tl-detail", 0, top + 17, _fitting(detail))


def _fitting(name: str) -> str:
    while text_width(name) > NAMES - 2:
        name = name[:-2] + "…"
    return name


def _marks(lane: Lane, top: float, trace: Trace, places: Geometry, edition: Edition) -> Iterator[str]:
    for mark in lane.marks:
        if mark.kind in DRAWN:
            name = "tl-mark tl-wrong" if mark.kind in WRONG else "tl-mark"
            shape = svg.path(name, f"M{number(places.x(mark.at))} {number(top - 2)}l3 -4h-6z")
            said = f"{lane.name}: {mark_text(mark, trace, edition)}, {milliseconds(mark.at)}"
            yield svg.titled(shape, said)
    if lane.cut:
        shape = svg.path("tl-cut", f"M{number(places.x(lane.end))} {number(top - 2)}{TEAR}")
        yield svg.titled(shape, f"{lane.name}: {words.say('cut', edition)}")


def _holds(lane: Lane, top: float, places: Geometry, edition: Edition) -> Iterator[str]:
    """A strip below the bar while a lock is held."""
    free, y = -1.0, top + BAR + 2
    for hold in lane.holds:
        x, x2 = places.x(hold.begin), places.x(hold.end)
        said = f"{words.pick(words.STATES['hold'], edition)} {hold.what}".strip()
        strip = svg.rect("tl-hold", x, y, max(x2 - x, 2), 4)
        yield svg.titled(strip, f"{lane.name}: {said}, {milliseconds(hold.end - hold.begin)}")
        width = text_width(said, SMALL)
        left = min(x, WIDTH - width - 2)
        if left >= free:
            yield svg.text("tl-small tl-holding", left, y + 13, said)
            free = left + width + 6


def _labels(lane: Lane, top: float, trace: Trace, places: Geometry, edition: Edition) -> Iterator[str]:
    """What the marks say, where there is room above the bar."""
    free = -1.0
    for mark in lane.marks:
        if mark.kind not in DRAWN:
            continue
        said = _label(mark, trace, edition)
        x, width = places.x(mark.at), text_width(said, SMALL)
        left = x + 5 if x + 5 + width < WIDTH else x - 5 - width
        if left >= free:
            name = "tl-small tl-wrong" if mark.kind in WRONG else "tl-small"
            yield svg.text(name, left, top - 3, said)
            free = left + width + 6


def _label(mark: Mark, trace: Trace, edition: Edition) -> str:
    """Short: an exception's name needs no verb."""
    return mark.what if mark.kind in ("raise", "exit") else mark_text(mark, trace, edition)
