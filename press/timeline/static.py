"""The same picture for print: one SVG with the lanes' names, a legend, and its colours written out.

Rules and colours are read from the site's style sheets, so that page and paper cannot differ.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from html import escape

from press.pages.page import Edition
from press.snippets.model import ROOT
from press.timeline import svg
from press.timeline.bars import PATTERNS, THIN, look
from press.timeline.describe import described
from press.timeline.draw import name_texts, patterns, shapes
from press.timeline.geometry import NAMES, SMALL, WIDTH, geometry, number, text_width
from press.timeline.markup import BREAK, legend, strips
from press.timeline.trace import Trace
from press.timeline.words import STRIPS, pick, say

CSS = ROOT / "docs" / "assets" / "css"
ROW = 16.0


def static(trace: Trace, edition: Edition, ident: str = "timeline") -> str:
    """The picture as a file of its own, in the colours of the light scheme.  Its alt text is `alt`."""
    places = geometry(trace)
    title, text = described(trace, edition)
    keys = list(_legend(trace, edition, ident))
    rows = 1 + max((row for _, row in keys), default=0)
    width, height = NAMES + WIDTH, places.height + ROW * rows + 4
    inside = "".join(
        [
            f"<title>{escape(title)}</title><desc>{escape(text)}</desc>",
            f"<style>{rules()}</style><defs>{patterns(trace, ident)}</defs>",
            *name_texts(trace, places),
            f'<g transform="translate({number(NAMES)} 0)">',
            *(
                re.sub("<title>.*?</title>", "", one)
                for one in shapes(trace, places, edition, ident, tips=False)
            ),
            f'</g><g transform="translate(0 {number(places.height + 4)})">',
            *(shape for shape, _ in keys),
            "</g>",
        ]
    )
    size = f'width="{number(width)}" height="{number(height)}" viewBox="0 0 {number(width)} {number(height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="tl-static" {size} role="img" '
        f'aria-label="{escape(title)}" font-family="sans-serif">{inside}</svg>'
    )


def alt(trace: Trace, edition: Edition) -> str:
    """What the picture shows, in words."""
    return " ".join(described(trace, edition))


def _legend(trace: Trace, edition: Edition, ident: str) -> Iterator[tuple[str, int]]:
    """Shape and row of each entry."""
    x, row = 0.0, 0
    for shape, text in _entries(trace, edition, ident):
        width = 26 + text_width(text, SMALL) + 14
        if x and x + width > NAMES + WIDTH:
            x, row = 0.0, row + 1
        y = row * ROW
        words = svg.text("tl-small", 26, 9, text)
        yield f'<g transform="translate({number(x)} {number(y)})">{shape}{words}</g>', row
        x += width


def _entries(trace: Trace, edition: Edition, ident: str) -> Iterator[tuple[str, str]]:
    for span, text in legend(trace, edition):
        name = look(span)
        if span.state in THIN:
            yield svg.path(f"tl-{name}", "M0 6H20"), text
        else:
            fill = f' fill="url(#{ident}-{name})"' if name in PATTERNS else ""
            yield svg.rect(f"tl-{name}", 0.5, 0.5, 19, 11, f' rx="1.5"{fill}'), text
    for kind in strips(trace):
        yield svg.rect(f"tl-{kind}", 0, 4, 20, 4), pick(STRIPS[kind], edition)
    if geometry(trace).breaks:
        yield BREAK, say("shortened", edition)
    if any(lane.cut for lane in trace.lanes):
        yield svg.path("tl-cut", "M10 -2l-3 3 6 3 -6 3 6 3 -3 3"), say("cut", edition)


@functools.cache
def rules() -> str:
    """The rules for what is drawn, with the light scheme's colours in the place of variables."""
    sheet = (CSS / "timeline.css").read_text("utf-8")
    drawn = sheet.partition("/* drawing */")[2].partition("/* end: drawing */")[0]
    scheme = re.search(
        r'\[data-md-color-scheme="default"\] \{(.*?)\}', (CSS / "extra.css").read_text("utf-8"), re.S
    )
    assert scheme is not None
    colours = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", scheme[1]))
    settled = re.sub(r"var\((--[\w-]+)\)", lambda found: colours[found[1]], drawn)
    return " ".join(settled.split())
