"""Draw several runs side by side: one panel each, on one time axis, with a row for every job.

For programs that do the same jobs in different ways.  A row shows when its job ran, how long the result lay
there, and who dealt with it; the first row of a panel is the main thread: it waits, or deals with results.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape

from press.pages.page import Edition
from press.timeline import svg, words
from press.timeline.bars import FOCUSABLE, LEAST
from press.timeline.draw import beside, definitions, short, size
from press.timeline.geometry import AXIS, LEFT, NAMES, RIGHT, WIDTH, Geometry, number, text_width
from press.timeline.jobs import Job, jobs, waits
from press.timeline.trace import Trace
from press.timeline.words import milliseconds, say

TOP, TITLE, ROW, BAR, SPACE = 3.0, 17.0, 15.0, 11.0, 9.0
"""Heights: above all, of a panel's title, from row to row, of a bar, below a panel."""
GAP, TALLER = 1.6, 1.5
"""Between two results that are handled one right after the other; so much higher and lower is their bar."""


@dataclass(frozen=True)
class Panel:
    """One run and what it is called, in Chinese and English."""

    trace: Trace
    title: tuple[str, str]

    @cached_property
    def jobs(self) -> list[Job]:
        """Its jobs, in the order of their submission."""
        return jobs(self.trace)

    @property
    def height(self) -> float:
        """Of its title and its rows."""
        return TITLE + ROW * (1 + len(self.jobs)) + SPACE


def drawing(panels: Sequence[Panel], edition: Edition, ident: str) -> str:
    """The picture without the names of the rows, for a box that scrolls.  `ident` is unique on the page."""
    own, places = short(ident), _places(panels)
    labelled = f'role="group" aria-labelledby="{own}-title" aria-describedby="{own}-desc"'
    inside = "".join(_axis(places))
    for panel, top in zip(panels, places.tops, strict=True):
        inside += "".join(_panel(panel, top, places, edition, own))
    return (
        f'<svg class="tl-picture" {size(WIDTH, places.height)} {labelled}>'
        f'<title id="{own}-title">{escape(say("beside", edition))}</title>'
        f'<desc id="{own}-desc">{escape(described(panels, edition))}</desc>'
        f"<defs>{definitions(('wait', 'sleep'), own)}</defs>{inside}</svg>"
    )


def names(panels: Sequence[Panel]) -> str:
    """The names of the rows, for a box that stays."""
    places = _places(panels)
    inside = ""
    for panel, top in zip(panels, places.tops, strict=True):
        for row, name in enumerate(["main", *(job.name for job in panel.jobs)]):
            inside += svg.text("tl-detail", 0, top + TITLE + row * ROW + BAR - 2, name)
    return beside(NAMES / 2, places.height, inside)


def described(panels: Sequence[Panel], edition: Edition) -> str:
    """The picture in words: of every job, when it was done, and when and by whom its result was taken."""
    comma, colon, stop = (say(key, "en" if edition == "en" else "zh") for key in ("comma", "colon", "stop"))
    text = say("beside-span", edition, len(panels))
    for panel in panels:
        facts = [
            say(
                "taken-by",
                "en" if edition == "en" else "zh",
                job=job.name,
                done=milliseconds(job.end),
                taken=milliseconds(job.taken),
                by="main" if job.by is panel.trace.lanes[0] else job.by.name,
            )
            for job in panel.jobs
        ]
        text += f"{words.pick(panel.title, edition)}{colon}{comma.join(facts)}{stop}"
    return text.strip()


def _places(panels: Sequence[Panel]) -> Geometry:
    """Where the panels begin, and an axis as long as the longest run."""
    tops, y = [], TOP
    for panel in panels:
        tops.append(y)
        y += panel.height
    end = max(panel.trace.end for panel in panels)
    return Geometry(tuple(tops), y + AXIS, ((0, LEFT), (end, WIDTH - RIGHT)))


def _axis(places: Geometry) -> Iterator[str]:
    for x, label in places.ticks():
        yield svg.path("tl-grid", f"M{number(x)} {number(TITLE)}V{number(places.axis + 2)}")
        first = label == "0"
        yield svg.text("tl-tick tl-zero" if first else "tl-tick", x, places.axis + 13, label + " ms" * first)


def _panel(panel: Panel, top: float, places: Geometry, edition: Edition, ident: str) -> Iterator[str]:
    title = words.pick(panel.title, edition)
    yield svg.text("tl-name", LEFT, top + 11, title)
    top += TITLE
    lines = "".join(_lines(panel, top, places))
    if lines:
        yield f'<g class="tl-wake" marker-end="url(#{ident}-arrow)">{lines}</g>'
    yield svg.moved("".join(_main(panel, places, edition, ident)), top, f"{title}: main")
    for row, job in enumerate(panel.jobs, 1):
        bars = "".join(_job(job, places, edition, ident))
        yield svg.moved(bars, top + row * ROW, f"{title}: {job.name}")


def _lines(panel: Panel, top: float, places: Geometry) -> Iterator[str]:
    """From a job to the main thread, when that takes its result."""
    for row, job in enumerate(panel.jobs, 1):
        if job.by is panel.trace.lanes[0]:
            x = number(places.x(job.taken))
            yield f'<path d="M{x} {number(top + row * ROW)}V{number(top + BAR + 1)}"/>'


def _main(panel: Panel, places: Geometry, edition: Edition, ident: str) -> Iterator[str]:
    """The main thread: running, but where it waits or deals with results."""
    main = panel.trace.lanes[0]
    yield _bar("run", main.begin, main.end, places, ident)
    for span in waits(main):
        said = words.span_text(main, span, panel.trace, edition)
        yield _bar("wait", span.begin, span.end, places, ident, said)
    for job in panel.jobs:
        if job.by is main:
            yield _handled(job, places, edition, ident)


def _job(job: Job, places: Geometry, edition: Edition, ident: str) -> Iterator[str]:
    said = words.hold_text("job", job.name, edition)
    yield _bar("run", job.begin, job.end, places, ident, said, job.name)
    yield _bar("sleep", job.end, job.taken, places, ident, say("untaken", edition))
    if job.by_itself:
        yield _handled(job, places, edition, ident)


def _handled(job: Job, places: Geometry, edition: Edition, ident: str) -> str:
    said = say("handles-of", edition, job.name)
    return _bar("hold", job.taken, job.handled, places, ident, said)


def _bar(
    look: str, begin: int, end: int, places: Geometry, ident: str, said: str = "", shown: str = ""
) -> str:
    """One bar; its upper edge is at 0, or above that if it must be told from others without its colour."""
    x = places.x(begin)
    more = TALLER if look == "hold" else 0
    width = max(places.x(end) - x - GAP * bool(more), LEAST)
    fill = f' fill="url(#{ident}-{look})"' if look in ("wait", "sleep") else ""
    box = svg.rect(f"tl-{look}", x, -more, width, BAR + 2 * more, fill)
    if shown and text_width(shown) + 6 <= width:
        box += svg.text("tl-on", x + width / 2, BAR - 2, shown)
    if not said:
        return box
    return svg.spoken(box, f"{said}, {milliseconds(end - begin)}", width >= FOCUSABLE)
