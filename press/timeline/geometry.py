"""Where things stand in a picture: the time axis, the lanes' heights, how wide a text is.

Where nearly all of the time nothing begins or ends anywhere, those long stretches are shortened, so that one
sees what happens before and after; so is the time that the start of a process takes.  The picture says where.

One unit is a twentieth of the page's rem; the numbers are ours and say nothing about the run.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

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
TICKS = 55.0
"""Least room between two labels of the axis."""
LONG, REST, BROKEN = 0.2, 0.07, 0.5
"""Shortened is what is longer than this part of the whole, if all else is less than that part of it; to this
part of the width."""
START, STARTING = 20_000, 0.3
"""So is what is longer than so many microseconds while a process starts; to this part of the width."""
STEPS = tuple(10**n * m for n in range(-3, 5) for m in (1, 2, 5))


@dataclass(frozen=True)
class Geometry:
    """The places of one trace's picture."""

    tops: tuple[float, ...]
    """Upper edge of each lane's bar."""
    height: float
    knots: tuple[tuple[int, float], ...]
    """Moments and where they are; the axis is even between two of them."""
    breaks: tuple[tuple[int, int], ...] = ()
    """The stretches of time that are shortened."""

    def x(self, us: int) -> float:
        """Where a moment is."""
        for (at, x), (then, x2) in pairwise(self.knots):
            if us <= then:
                return x + (x2 - x) * (us - at) / max(then - at, 1)
        return self.knots[-1][1]

    @property
    def cuts(self) -> list[float]:
        """Where the axis is shortened: near the end of the stretch, so that words have room before."""
        return [0.15 * self.x(one) + 0.85 * self.x(two) for one, two in self.breaks]

    @property
    def axis(self) -> float:
        """Upper edge of the time axis."""
        return self.height - AXIS

    def ticks(self) -> list[tuple[float, str]]:
        """Places and labels of the axis, in milliseconds; none where it is shortened."""
        found: list[tuple[float, str]] = []
        for (at, x), (then, x2) in pairwise(self.knots):
            if (at, then) in self.breaks:
                continue
            per_ms = (x2 - x) / max(then - at, 1) * 1000
            step = next((step for step in STEPS if step * per_ms >= TICKS), STEPS[-1])
            for n in range(math.ceil(at / 1000 / step), math.floor(then / 1000 / step) + 1):
                place = self.x(round(step * n * 1000))
                if not found or place - found[-1][0] >= TICKS / 2:
                    found.append((place, f"{round(step * n, 3):g}"))
        return found


def geometry(trace: Trace) -> Geometry:
    """Lay out a trace."""
    tops, y = [], TOP
    for lane in trace.lanes:
        tops.append(y + LABELS)
        y += lane_height(lane)
    breaks, share = _breaks(trace)
    return Geometry(tuple(tops), y + AXIS, tuple(_knots(trace.end, breaks, share)), tuple(breaks))


Stretch = tuple[int, int]


def _breaks(trace: Trace) -> tuple[list[Stretch], float]:
    """The long stretches without any beginning or end, and which part of the width remains for them.

    If they are few and take nearly all of the time; else those in which a process is starting.
    """
    moments = {0, trace.end}
    for lane in trace.lanes:
        moments |= {lane.begin, lane.end, *(mark.at for mark in lane.marks)}
        for span in lane.spans:
            moments |= {span.begin, span.end}
        for hold in (*lane.holds, *lane.jobs):
            moments |= {hold.begin, hold.end}
    ordered = sorted(moments)
    long = [(one, two) for one, two in pairwise(ordered) if two - one > LONG * trace.end]
    rest = trace.end - sum(two - one for one, two in long)
    if 0 < rest < REST * trace.end:
        return long, BROKEN
    return [each for each in long if _is_start(each, trace)], STARTING


def _is_start(stretch: Stretch, trace: Trace) -> bool:
    begin, end = stretch
    return end - begin > START and any(
        span.state in ("starting", "create") and span.begin <= begin and end <= span.end
        for lane in trace.lanes
        for span in lane.spans
    )


def _knots(end: int, breaks: list[Stretch], share: float) -> Iterator[tuple[int, float]]:
    room = WIDTH - LEFT - RIGHT
    shortened = sum(two - one for one, two in breaks)
    yield 0, LEFT
    at, x = 0, LEFT
    for one, two in breaks:
        x += room * (1 - share) * (one - at) / max(end - shortened, 1)
        yield one, x
        x += room * share * (two - one) / shortened
        yield two, x
        at = two
    yield end, WIDTH - RIGHT


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
