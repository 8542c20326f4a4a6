"""Where things stand in a picture: the time axis, the lanes' heights, how wide a text is.

One unit is a twentieth of the page's rem; the numbers are ours and say nothing about the run.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from press.timeline.trace import Hold, Lane, Trace

WIDTH = 560.0
NAMES = 108.0
TOP = 18.0
LABELS = 13.0
"""Room above a bar, for what a lane does at one moment."""
BAR = 15.0
HOLD = 16.0
"""Room below the bar for each row of strips: locks that a lane holds, jobs that it runs."""
GAP = 8.0
AXIS = 22.0
LEFT, RIGHT = 6.0, 10.0
FONT, SMALL, NAME, DETAIL = 9.5, 8.5, 11.2, 9.2
"""Of words in a bar, beside it, of a lane's name (which is bold, therefore wider) and its function."""
STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True)
class Geometry:
    """The places of one trace's picture."""

    tops: tuple[float, ...]
    """Upper edge of each lane's bar."""
    height: float
    end: int

    def x(self, us: int) -> float:
        """Where a moment is."""
        return LEFT + (WIDTH - LEFT - RIGHT) * min(us, self.end) / max(self.end, 1)

    @property
    def axis(self) -> float:
        """Upper edge of the time axis."""
        return self.height - AXIS

    def ticks(self) -> list[tuple[float, str]]:
        """Places and labels of the axis, in milliseconds."""
        total = self.end / 1000
        step = next((step for step in STEPS if total / step <= 8), 10000)
        count = int(total / step)
        return [(self.x(round(step * n * 1000)), f"{step * n:g}") for n in range(count + 1)]


def geometry(trace: Trace) -> Geometry:
    """Lay out a trace."""
    tops, y = [], TOP
    for lane in trace.lanes:
        tops.append(y + LABELS)
        y += lane_height(lane)
    return Geometry(tuple(tops), y + AXIS, trace.end)


def lane_height(lane: Lane) -> float:
    """How much room a lane takes."""
    return LABELS + BAR + HOLD * (len(in_rows(lane.jobs)) + len(in_rows(lane.holds))) + GAP


def in_rows(holds: list[Hold]) -> list[list[Hold]]:
    """So that what is held at the same time stands in different rows."""
    rows: list[list[Hold]] = []
    for hold in sorted(holds, key=lambda hold: hold.begin):
        for row in rows:
            if row[-1].end <= hold.begin:
                row.append(hold)
                break
        else:
            rows.append([hold])
    return rows


def text_width(text: str, size: float = FONT) -> float:
    """About how wide a text is: a Han character is as wide as it is high, a Latin one a bit over half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.56 for c in text) * size


def number(value: float) -> str:
    """A coordinate in as few characters as can be."""
    return f"{value:.1f}".rstrip("0").rstrip(".")
