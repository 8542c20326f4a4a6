"""A timeline the size of a stamp, for lists: bars without words, one path per look.

Solid is running, hollow is waiting, a line is idle or not started; it leads to the whole one and says nothing
to those who do not see it.
"""

from __future__ import annotations

from press.timeline.bars import THIN, look
from press.timeline.geometry import WIDTH as WHOLE
from press.timeline.geometry import geometry, number
from press.timeline.trace import Span, Trace

WIDTH, BAR, GAP, MOST = 180.0, 5.0, 4.0, 12
SCALE = WIDTH / WHOLE
"""Size of the picture, of a bar, of the room between two; so many lanes are shown."""


def mini(trace: Trace) -> str:
    """The picture."""
    paths: dict[str, str] = {}
    lanes, places = trace.lanes[:MOST], geometry(trace)
    for row, lane in enumerate(lanes):
        y = number(row * (BAR + GAP) + 1)
        for span in lane.spans:
            x = places.x(span.begin) * SCALE
            width = max(0.4, places.x(span.end) * SCALE - x)
            name = _look(span)
            if span.state in THIN:
                line = f"M{number(x)} {number(row * (BAR + GAP) + 1 + BAR / 2)}h{number(width)}"
            else:
                line = f"M{number(x)} {y}h{number(width)}v{number(BAR)}h-{number(width)}z"
            paths[name] = paths.get(name, "") + line
    height = number(len(lanes) * (BAR + GAP) - GAP + 2)
    inside = "".join(f'<path class="tl-{name}" d="{d}"/>' for name, d in sorted(paths.items()))
    return (
        f'<svg class="tl-mini" viewBox="0 0 {number(WIDTH)} {height}" aria-hidden="true" '
        f'focusable="false">{inside}</svg>'
    )


def _look(span: Span) -> str:
    """Fewer looks than in the whole picture: what is waited for does not show at this size."""
    name = look(span)
    return name if name in ("run", "loop", "lock", "sleep", *THIN) else "wait"
