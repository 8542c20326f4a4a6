"""Tables: widths from what stands in them, heads that repeat on the next page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from press.pdf.halves import halves
from press.pdf.inline import inline
from press.pdf.manuscript import Chapter
from press.pdf.markup import CJK_MARKS, HAN, content

SIZE = 9.2
"""Of the type, in points."""
PADDING = 10.0
"""Left and right of a cell's content together."""
REFERENCE = 0.82
"""Size of the page number behind a link; it is not broken."""
GREEDIEST = 40.0
"""Em; a column never asks for more."""
_NOT_LATIN = re.compile(f"[{HAN}{CJK_MARKS}]")
WHOLE = 6
"""A table of no more rows stays on one page: a single row under a head of its own looks lost."""
_BREAKS = re.compile(r"[\s./_,(=:\[\-]+")


@dataclass
class _Column:
    natural: float = 0.0
    """Width in em of its widest cell on one line."""
    least: float = 0.0
    """Of its widest word."""
    align: str = "left"


def table(chapter: Chapter, element: HtmlElement, width: float) -> str:
    """A table as a call of the template's `dtable`."""
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
    rows = [row for row in rows if row]
    columns = [_Column() for _ in range(max(sum(_span(cell) for cell in row) for row in rows))]
    heads: list[str] = []
    body: list[str] = []
    for row in rows:
        _measure(chapter, row, columns)
        head = all(cell.tag == "th" for cell in row)
        cells = ",".join(_cell(chapter, cell, width / len(columns), head) for cell in row)
        (heads if head else body).append(cells)
    caption = element.find("caption")
    said = content(inline(chapter, caption) if caption is not None else None)
    top = f"head({','.join(heads)})," if heads else ""
    aligns = "".join(f"{column.align}," for column in columns)
    whole = "true" if len(body) <= WHOLE else "false"
    return f"#dtable({_widths(columns, width)},({aligns}),{said},{whole},{top}{','.join(body)})"


def _span(cell: HtmlElement) -> int:
    return int(cell.get("colspan") or 1)


def _measure(chapter: Chapter, row: list[HtmlElement], columns: list[_Column]) -> None:
    place = 0
    for cell in row:
        column, text = columns[place], " ".join(cell.text_content().split())
        place += _span(cell)
        if _span(cell) > 1:
            continue
        aligned = re.search(r"text-align:\s*(left|right|center)", cell.get("style") or "")
        column.align = aligned[1] if aligned else column.align
        wide = chapter.book.metrics.width
        page = REFERENCE * wide(chapter.book.words.page.format("000"))
        words = _BREAKS.split(_NOT_LATIN.sub(" ", text))
        column.least = max([column.least, min(2.0, wide(text)) + 0.3, *(wide(word) + 0.7 for word in words)])
        for line in _lines_of(cell):
            links = sum(map(_leads_elsewhere, line.iter("a")))
            width = wide(" ".join(line.text_content().split()))
            column.natural = max(column.natural, width + links * page)
            column.least = max(column.least, page if links else 0.0)


def _lines_of(cell: HtmlElement) -> list[HtmlElement]:
    """The two languages of a parallel edition stand one under the other."""
    return [half for half in halves(cell) if half is not None]


def _leads_elsewhere(link: HtmlElement) -> bool:
    """Whether the number of a page will stand behind the link."""
    href = link.get("href") or ""
    return bool(href) and not href.startswith("#") and not urlsplit(href).scheme


def _widths(columns: list[_Column], width: float) -> str:
    """Natural widths if they fit; else narrow columns keep theirs, and the others share what is left."""
    padding = PADDING * len(columns)
    if sum(column.natural for column in columns) * SIZE + padding <= width:
        return "(" + "auto," * len(columns) + ")"
    room = (width - padding) / SIZE
    shares = dict.fromkeys(range(len(columns)), 0.0)
    waiting = sorted(shares, key=lambda n: columns[n].natural)
    while waiting and columns[waiting[0]].natural <= room / len(waiting):
        first = waiting.pop(0)
        shares[first] = columns[first].natural + 0.3  # or rounding would break its longest line
        room -= shares[first]
    for place in waiting:
        shares[place] = min(columns[place].natural, GREEDIEST)
    for _ in range(8):
        scale = room / (sum(shares[place] for place in waiting) or 1)
        shares |= {place: max(columns[place].least, shares[place] * scale) for place in waiting}
    return "(" + "".join(f"{shares[place]:.2f}fr," for place in range(len(columns))) + ")"


def _cell(chapter: Chapter, cell: HtmlElement, width: float, head: bool) -> str:
    if cell.xpath("./p|./ul|./ol|./div|./pre"):
        inside = chapter.joined(cell, width)
    else:
        zh, en = halves(cell)
        inside = inline(chapter, zh) + (f"#bi-under[{inline(chapter, en)}]" if en is not None else "")
    if head:
        inside = f"#th[{inside}]"
    spans = [
        f"{key}: {int(cell.get(key) or 1)}" for key in ("colspan", "rowspan") if int(cell.get(key) or 1) > 1
    ]
    return f"table.cell({','.join(spans)})[{inside}]" if spans else f"[{inside}]"
