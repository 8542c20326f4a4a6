"""Draw a trace: a pure function from a trace to SVG, labelled in one language or in both.

Colours are the style sheet's (docs/assets/css/timeline.css); patterns tell the states apart without them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from html import escape

from press.pages.page import Edition
from press.timeline import svg, words
from press.timeline.arrows import arrows
from press.timeline.bars import BACK, PATTERNS, bar, look
from press.timeline.describe import described
from press.timeline.geometry import (
    BAR,
    DETAIL,
    HOLD,
    NAME,
    NAMES,
    SMALL,
    WIDTH,
    Geometry,
    geometry,
    in_rows,
    number,
    text_width,
)
from press.timeline.trace import Hold, Lane, Mark, Trace
from press.timeline.words import mark_text, milliseconds

DRAWN = (
    "set", "clear", "notify", "put", "shutdown", "submit", "callback", "settle", "cancels", "cancel", "kill",
    "raise", "exit", "abort", "reset", "timeout", "try",
)  # fmt: skip
WRONG = ("raise", "exit", "cancel", "kill", "timeout", "abort")
CLOSE = 14.0
"""Triangles nearer than this to each other share a label."""
TEAR = "l-3 4 6 4 -6 4 6 4 -3 3"


def drawing(trace: Trace, edition: Edition, ident: str) -> str:
    """The picture without the lanes' names, for a box that scrolls.  `ident` is unique on the page."""
    places, own = geometry(trace), short(ident)
    title, text = described(trace, edition)
    labelled = f'role="group" aria-labelledby="{own}-title" aria-describedby="{own}-desc"'
    head = (
        f'<title id="{own}-title">{escape(title)}</title><desc id="{own}-desc">{escape(text)}</desc>'
        f"<defs>{patterns(trace, own)}</defs>"
    )
    inside = "".join(shapes(trace, places, edition, own))
    return f'<svg class="tl-picture" {size(WIDTH, places.height)} {labelled}>{head}{inside}</svg>'


def short(ident: str) -> str:
    """A shorter name for what is unique on a page: it is said with every bar."""
    return f"t{zlib.crc32(ident.encode()):x}"


def names(trace: Trace) -> str:
    """The names of the lanes, for a box that stays."""
    places = geometry(trace)
    inside = "".join(name_texts(trace, places))
    return beside(NAMES, places.height, inside)


def beside(width: float, height: float, inside: str) -> str:
    """The picture with the names, which says nothing that the other one does not."""
    return f'<svg class="tl-names" {size(width, height)} aria-hidden="true" focusable="false">{inside}</svg>'


def size(width: float, height: float) -> str:
    """The attributes of a picture that is as large as text around it asks for."""
    w, h = number(width), number(height)
    return f'viewBox="0 0 {w} {h}" style="width:{width / 20:g}rem;height:{height / 20:g}rem"'


def patterns(trace: Trace, ident: str) -> str:
    """Definitions of the patterns and the arrow head that a picture uses."""
    return definitions({look(span) for _, span in trace.all_spans()}, ident)


def definitions(used: Iterable[str], ident: str) -> str:
    """Definitions of some patterns and of the arrow head."""
    found = [
        f'<pattern id="{ident}-{name}" class="tl-p-{name}" width="6" height="6" '
        f'patternUnits="userSpaceOnUse">{BACK}{inside}</pattern>'
        for name, inside in PATTERNS.items()
        if name in used
    ]
    arrow = (
        f'<marker id="{ident}-arrow" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="5" markerHeight="5" '
        f'orient="auto"><path class="tl-head" d="M0 0L6 3L0 6z"/></marker>'
    )
    return arrow + "".join(found)


def shapes(trace: Trace, places: Geometry, edition: Edition, ident: str) -> Iterator[str]:
    """Everything in the picture, what lies below first."""
    yield from _axis(places)
    yield from arrows(trace, places, ident)
    locks = {hold.what for lane in trace.lanes for hold in lane.holds}
    for lane, top in zip(trace.lanes, places.tops, strict=True):
        drawn = [mark for mark in lane.marks if is_drawn(mark, locks)]
        parts = [*_strips(lane, places, edition), *_labels(drawn, trace, places, edition)]
        parts += (bar(lane, span, trace, places, edition, ident) for span in lane.spans)
        parts += _marks(lane, drawn, trace, places, edition)
        yield svg.moved("".join(parts), top, lane.name)
    yield from _shortened(trace, places, edition)


def _shortened(trace: Trace, places: Geometry, edition: Edition) -> Iterator[str]:
    """Two slanted lines through each bar and the axis, where the axis is shortened."""
    bars = list(zip(trace.lanes, places.tops, strict=True))
    for x, (one, two) in zip(places.cuts, places.breaks, strict=True):
        crossed = [(lane, top) for lane, top in bars if places.x(lane.begin) < x < places.x(lane.end)]
        spans = [(top - 2, BAR + 4 + 6 * bool(lane.holds or lane.jobs)) for lane, top in crossed]
        gap = lines = ""
        for top, high in (*spans, (places.axis - 3, 8.0)):
            start = f"M{number(x - 1)} {number(top + high)}l2 -{number(high)}"
            gap += f"{start}h3l-2 {number(high)}z"
            lines += f"{start}m3 0l-2 {number(high)}"
        said = f"{words.say('shortened', edition)}, {milliseconds(two - one)}"
        yield svg.path("tl-gap", gap, said) + svg.path("tl-break", lines)


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
        yield svg.text("tl-name", 0, top + (7 if detail else 11), _fitting(name, NAME))
        if detail:
            yield svg.text("tl-detail", 0, top + 17, _fitting(detail, DETAIL))


def _fitting(name: str, size: float) -> str:
    """Shortened in the middle: names of workers differ at their end."""
    if text_width(name, size) <= NAMES - 2:
        return name
    head, tail = name[:-4], name[-4:]
    while text_width(f"{head}…{tail}", size) > NAMES - 2:
        head = head[:-1]
    return f"{head}…{tail}"


def is_drawn(mark: Mark, locks: set[str]) -> bool:
    """Whether a mark has a triangle: when a lock is taken its strip tells; a semaphore has none."""
    return mark.kind in DRAWN or (mark.kind in ("acquire", "release") and mark.what not in locks)


def _marks(lane: Lane, drawn: list[Mark], trace: Trace, places: Geometry, edition: Edition) -> Iterator[str]:
    for mark in drawn:
        name = "tl-mark tl-wrong" if mark.kind in WRONG else "tl-mark"
        x, when = places.x(mark.at), milliseconds(mark.at)
        shape = f"M{number(x)} -2l3 -4h-6z"
        if mark.until is not None:  # many times: from the first to the last
            last = places.x(mark.until)
            shape += f"M{number(last)} -2l3 -4h-6zM{number(x)} -3H{number(last)}v1H{number(x)}z"
            when += f" – {milliseconds(mark.until)}"
        yield svg.path(name, shape, f"{mark_text(mark, trace, edition)}, {when}")
    if lane.cut:
        shape = f"M{number(places.x(lane.end))} -2{TEAR}"
        yield svg.path("tl-cut", shape, words.say("cut", edition))


def _strips(lane: Lane, places: Geometry, edition: Edition) -> Iterator[str]:
    """Below the bar: which job a worker runs, and while a lock is held."""
    y = BAR + 2
    for name, held in (("job", lane.jobs), ("hold", lane.holds)):
        for row in in_rows(held):
            yield from _strip(row, y, name, places, edition)
            y += HOLD


def _strip(row: list[Hold], y: float, name: str, places: Geometry, edition: Edition) -> Iterator[str]:
    taken: list[tuple[float, float]] = []
    for one in sorted(row, key=lambda one: one.begin - one.end):  # the longest have the first choice
        x, x2 = places.x(one.begin), places.x(one.end)
        said = words.hold_text(name, one.what, edition)
        shown = one.what if name == "job" else said
        took = milliseconds(one.end - one.begin)
        yield svg.rect(f"tl-{name}", x, y, max(x2 - x, 2), 4, said=f"{said}, {took}")
        width = text_width(shown, SMALL)
        left = min(x, WIDTH - width - 2)
        if all(left + width + 6 <= begin or end + 6 <= left for begin, end in taken):
            yield svg.text(f"tl-small tl-{name}ing", left, y + 13, shown)
            taken.append((left, left + width))


def _labels(drawn: list[Mark], trace: Trace, places: Geometry, edition: Edition) -> Iterator[str]:
    """What the marks say, where there is room above the bar; what went wrong comes first."""
    taken: list[tuple[float, float]] = []
    groups = _groups([(mark, _label(mark, trace, edition)) for mark in drawn], places)
    for first, last, said, wrong in sorted(groups, key=lambda group: not group[3]):
        width = text_width(said, SMALL)
        others = [x for one, other, _, _ in groups for x in (one, other) if x not in (first, last)]
        left = _room(first, last, width, taken, others)
        if left is None and wrong:
            left = _room(first, last, width, taken, [])
        if left is not None:
            yield svg.text("tl-small tl-wrong" if wrong else "tl-small", left, -3, said)
            taken.append((left, left + width))


def _room(
    first: float, last: float, width: float, taken: list[tuple[float, float]], others: list[float]
) -> float | None:
    """Where a label of that width can stand, after the last triangle or before the first."""
    for left in (last + 5, first - 5 - width):
        free = all(left + width + 6 <= begin or end + 6 <= left for begin, end in taken)
        clear = not any(left - 3 < x < left + width + 3 for x in others)
        if left >= 0 and left + width < WIDTH and free and clear:
            return left
    return None


def _groups(said: list[tuple[Mark, str]], places: Geometry) -> list[tuple[float, float, str, bool]]:
    """Triangles that stand close together and say the same share one label: first, last, label, wrong."""
    found: list[tuple[float, float, str, bool, int, str]] = []
    for mark, text in said:
        first, last = places.x(mark.at), places.x(mark.at if mark.until is None else mark.until)
        count = 1
        if found and found[-1][5] == text and first - found[-1][1] < CLOSE:
            first, count = found[-1][0], found.pop()[4] + 1
        shown = f"{text} ×{count}" if count > 1 else text
        found.append((first, last, shown, mark.kind in WRONG, count, text))
    return [group[:4] for group in found]


def _label(mark: Mark, trace: Trace, edition: Edition) -> str:
    """Short: an exception's name needs no verb."""
    return mark.what if mark.kind in ("raise", "exit") else mark_text(mark, trace, edition)
