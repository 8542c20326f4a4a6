"""Long lines of an output in several printed lines, each after the first hanging and marked.

Only outputs: a program's line that does not fit is a mistake (listings.py).  Nothing is lost or added.
"""

from __future__ import annotations

from itertools import groupby

from press.pdf.metrics import Metrics

Run = tuple[str, str]
_AFTER = " ,([{|/:"
_NEVER_FIRST = "，。、；：？！）》」』】”’…,.;:)]}"
_LOOK_BACK = 30
"""Columns that a line may stay short to end at a good place."""
HANG = 2.0
"""Em by which continuation lines hang, added to the line's own indent."""


def wrap(line: list[Run], room: float, metrics: Metrics) -> list[tuple[float, list[Run]]]:
    """(hanging indent in em, runs) of each printed line; `room` in em.  A line begins with a hang of 0."""
    cells = [(group, char) for group, text in line for char in text]
    text = "".join(char for _, char in cells)
    indent = len(text) - len(text.lstrip(" "))
    hang = min(indent * 0.5 + HANG, room * 0.4)
    found: list[tuple[float, list[Run]]] = []
    start = 0
    while start < len(cells):
        end = _fits(text, start, room - (hang if found else 0.0), metrics)
        if end < len(cells):
            end = _good_break(text, start + (0 if found else indent), end)
        found.append((hang if found else 0.0, _runs(cells[start:end])))
        start = end
    return found


def _fits(text: str, start: int, room: float, metrics: Metrics) -> int:
    """The end of what fits, at least one character."""
    end, width = start, 0.0
    while end < len(text) and width + metrics.char(text[end]).em <= room:
        width += metrics.char(text[end]).em
        end += 1
    return max(end, start + 1)


def _good_break(text: str, start: int, end: int) -> int:
    """After a blank or a sign, if there is one not far back; no closing mark begins a line."""
    earliest = max(start, end - _LOOK_BACK)
    good = next((place for place in range(end, earliest, -1) if text[place - 1] in _AFTER), end)
    while good > earliest + 1 and text[good] in _NEVER_FIRST:
        good -= 1
    return good


def _runs(cells: list[Run]) -> list[Run]:
    return [
        (group, "".join(char for _, char in same)) for group, same in groupby(cells, key=lambda cell: cell[0])
    ]
