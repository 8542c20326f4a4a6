"""The HTML of several runs side by side: picture, legend, note, and the same as a table.

The frame is a timeline's, so pages, paper and e-books treat it as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from press.errors import BookError
from press.pages.page import Edition
from press.timeline import words
from press.timeline.draw import short
from press.timeline.markup import framed, in_ms, key_of, table_of
from press.timeline.side_by_side import Panel, drawing, names
from press.timeline.words import say

KEYS = (("run", "beside-job"), ("wait", "beside-wait"), ("sleep", "untaken"), ("hold", "handles"))
COLUMNS = "which", "job", "from", "done", "taken", "by"


def markup(panels: Sequence[Panel], edition: Edition, ident: str, how: str = "") -> str:
    """The whole block.  `ident` is unique on the page; `how` is the address of the page that explains it.

    Raises BookError if the runs are of different Pythons or systems.
    """
    note = [escape(_recorded(panels, edition))]
    if how:
        note.append(f'<a href="{escape(how)}">{escape(say("how", edition))}</a>')
    caption = say("beside", edition)
    return framed(
        f'id="{ident}" data-trace="{escape(" ".join(panel.trace.program for panel in panels))}"',
        (caption, caption),
        f"{names(panels)}{drawing(panels, edition, ident)}",
        "".join(_legend(edition, short(ident))),
        " ".join(note),
        table_of(COLUMNS, (row for panel in panels for row in _rows(panel, edition)), edition),
    )


def _recorded(panels: Sequence[Panel], edition: Edition) -> str:
    found = {(panel.trace.python, panel.trace.system) for panel in panels}
    if len(found) > 1:
        cure = "record them again, together: make record"
        raise BookError(
            panels[0].trace.program, None, f"the runs are of {len(found)} different systems", cure
        )
    python, system = found.pop()
    return say("beside-recorded", edition, python=python, system=system)


def _legend(edition: Edition, ident: str) -> Iterator[str]:
    for look, key in KEYS:
        fill = f' fill="url(#{ident}-{look})"' if look in ("wait", "sleep") else ""
        high = 'y="-1" height="14"' if look == "hold" else 'y=".5" height="11"'
        shape = f'<rect class="tl-{look}" x=".5" width="19" {high}{fill}/>'
        yield key_of(shape, say(key, edition))


def _rows(panel: Panel, edition: Edition) -> Iterator[str]:
    title = escape(words.pick(panel.title, edition))
    head = f'<th scope="rowgroup" rowspan="{len(panel.jobs)}">{title}</th>'
    for job in panel.jobs:
        moments = "".join(f"<td>{in_ms(at)}</td>" for at in (job.begin, job.end, job.taken))
        by = "main" if job.by is panel.trace.lanes[0] else job.by.name
        yield f"<tr>{head}<td>{escape(job.name)}</td>{moments}<td>{escape(by)}</td></tr>"
        head = ""
