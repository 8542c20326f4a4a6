"""Listings: programs and outputs, set line by line in the site's colours, always narrow enough.

A line of code that does not fit even at the smallest size is a mistake in the chapter: a listing that wraps
cannot be copied back as the same program.  A long line of an output (an error message) is wrapped and marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from press.pages.alignment import classes
from press.pdf.manuscript import Chapter
from press.pdf.markup import literal
from press.pdf.palette import token_group
from press.pdf.wrapping import Run, wrap

SMALLEST = {"code": 7.0, "output": 8.0}
"""Sizes of type, in points, below which a listing is not set: 124 columns, 108 columns."""
TAB = 4
KINDS = {
    "": "x", "keyword": "k", "constant": "c", "function": "f", "string": "s", "special": "e", "number": "n",
    "comment": "m", "operator": "o", "punctuation": "p", "generic": "g",
}  # fmt: skip
"""The groups of tokens as the template knows them; in capitals what is set in the wide font."""
INDENT, WRAPPED = " ", ">"
"""Kinds of runs that are no token: leading blanks; the hang of a line that goes on the one before."""
NOTHING = 33
"""The character that stands for no bytes."""
LONGEST = 23
"""Characters of a run, at most four bytes each: what one character can say."""
QUARTERS = 4
"""Of an em: in these a hang is said."""


@dataclass(frozen=True)
class Listing:
    """Lines of coloured text."""

    lines: list[list[Run]]
    marked: tuple[int, ...] = ()
    """Lines, from 1."""

    @property
    def text(self) -> str:
        """As it is copied."""
        return "\n".join("".join(text for _, text in line) for line in self.lines)


def listing_of(element: HtmlElement) -> Listing:
    """What a `div.highlight` or a `pre` shows."""
    pre = element if element.tag == "pre" else next(iter(element.xpath(".//pre")))
    reader = _Reader()
    reader.walk(pre, "")
    lines = reader.lines
    first = next((n for n, line in enumerate(lines) if line), 0)
    last = next((n for n in range(len(lines), 0, -1) if lines[n - 1]), 0)
    return Listing(lines[first:last], tuple(n - first for n in reader.marked))


class _Reader:
    """Reads the highlighter's spans; neighbours of one colour become one run, which copies more cleanly."""

    def __init__(self) -> None:
        self.lines: list[list[Run]] = [[]]
        self.marked: list[int] = []

    def walk(self, element: HtmlElement, group: str) -> None:
        inside = group
        if element.tag == "span":
            if "hll" in classes(element):
                self.marked.append(len(self.lines))
            else:
                inside = token_group(element.get("class") or "") or group
        self._add(inside, element.text)
        for child in element:
            if isinstance(child.tag, str):
                self.walk(child, inside)
            self._add(inside, child.tail)

    def _add(self, group: str, text: str | None) -> None:
        for number, part in enumerate((text or "").split("\n")):
            if number:
                self.lines.append([])
            if part:
                self._append(group, part.expandtabs(TAB))

    def _append(self, group: str, text: str) -> None:
        line = self.lines[-1]
        if line and (line[-1][0] == group or text.isspace()):
            line[-1] = (line[-1][0], line[-1][1] + text)
        elif line and line[-1][1].isspace():
            line[-1] = (group, line[-1][1] + text)
        else:
            line.append((group, text))


def codeblock(
    chapter: Chapter, listing: Listing, width: float, *, kind: str, what: str, lines: slice = slice(None)
) -> str:
    """A call of the template's `codeblock`. `kind`: code or output; `lines`: only these of the listing."""
    size = _size(chapter, listing, width, kind, what)
    chosen = listing.lines[lines]
    start = lines.start or 0
    marked = [number - start for number in listing.marked if 0 < number - start <= len(chosen)]
    room = (width - 2 * chapter.book.measure.inset - 1) / size
    printed = [one for line in chosen for one in _printed(chapter, line, room)]
    rows = "\n".join(_row(chapter, hang, line) for hang, line in printed)
    text = "\n".join("".join(part for _, part in line) for _, line in printed)
    arguments = [literal(text), literal(rows), f"size: {size:g}pt", f"kind: {literal(kind)}"]
    if marked:
        arguments.append(f"marked: ({','.join(map(str, marked))},)")
    return f"#codeblock({','.join(arguments)})"


def _size(chapter: Chapter, listing: Listing, width: float, kind: str, what: str) -> float:
    """Size of type, in points. Code that fits at none is complained of; an output will be wrapped."""
    measure, metrics = chapter.book.measure, chapter.book.metrics
    smallest = SMALLEST[kind]
    room = width - 2 * measure.inset - 1
    widths = [metrics.width("".join(text for _, text in line)) for line in listing.lines]
    widest = max(widths, default=0.0)
    if widest * measure.code <= room:
        return measure.code
    if widest * smallest <= room:
        return int(room / widest * 20) / 20
    if kind == "code":
        line = "".join(text for _, text in listing.lines[widths.index(widest)])
        columns, limit = round(widest * 2), int(room / smallest * 2)
        chapter.complain(
            f"{what} is {columns} columns wide, there is room for {limit}: {line[:60]!r}",
            "break the line yourself",
        )
    return smallest


def _printed(chapter: Chapter, line: list[Run], room: float) -> list[tuple[float, list[Run]]]:
    """The line, or its pieces: (hanging indent in em, runs)."""
    metrics = chapter.book.metrics
    if metrics.width("".join(text for _, text in line)) <= room:
        return [(0.0, line)]
    return wrap(line, room, metrics)


def _row(chapter: Chapter, hang: float, line: Sequence[Run]) -> str:
    """The runs of a line for the template, two characters each: its kind and its length in bytes.

    One string for all is read a good deal faster, and in less memory, than a list of lists.
    """
    found = [WRAPPED + chr(NOTHING + int(hang * QUARTERS))] if hang else []
    for place, (group, text) in enumerate(line):
        if place == 0 and text.startswith(" ") and not hang:
            blanks = len(text) - len(text.lstrip(" "))
            found.append(INDENT + chr(NOTHING + blanks))
            text = text[blanks:]
        for wide, part in chapter.book.metrics.runs(text):
            kind = KINDS[group].upper() if wide else KINDS[group]
            for start in range(0, len(part), LONGEST):
                found.append(kind + chr(NOTHING + len(part[start : start + LONGEST].encode())))
    return "".join(found)
