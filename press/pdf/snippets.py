"""A shown program as one figure of the book: head, code, what it printed, where it ran.

The HTML comes from press/pages/figure.py; everything that page says of a program is said here too, except the
links to save it: the program is attached to the book.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from press.pages.alignment import classes, elements
from press.pdf.inline import index_mark, inline
from press.pdf.lanes import timeline
from press.pdf.listings import Listing, codeblock, listing_of
from press.pdf.manuscript import Block, Chapter
from press.pdf.markup import anchor_here, label_of, literal
from press.pdf.names import used
from press.snippets.model import find_snippet

WHOLE = {"zh": 24, "en": 24, "zh-en": 14}
"""A program whose lines and output's lines are no more than this stays on one page, about half of it."""
TIMELINE = 14
"""Lines that a timeline is high, about."""
TAIL, BEGINNING = 3, 4
"""Where a longer one may break, the last lines of code stay with the first lines of output."""


def snippet(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    """A `figure.snippet`."""
    name = element.get("data-snippet") or ""
    chapter.book.programs[name] = None
    parts = [part for child in elements(element) for part in _unwrapped(child)]
    code = next((listing_of(part) for part in parts if "highlight" in classes(part)), None)
    reason = next((_reason(chapter, part) for part in parts if _has(part, "snippet-reason")), "none")
    output = next((part for part in parts if "snippet-output" in classes(part)), None)
    heights = (len(code.lines) if code else 0), (_output_lines(output) if output is not None else 0)
    if chapter.book.edition == "zh-en" and code is not None and output is not None and not chapter.stacked:
        body, lines = _side_by_side(chapter, name, code, output, width), max(heights)
    else:
        body, lines = "\n".join(_body(chapter, name, code, output, width)), sum(heights)
    marks = _places(chapter, element) + (_index(chapter, name) if code is not None else "")
    wrong = "true" if reason != "none" else "false"
    for part in parts:
        if "timeline" in classes(part):
            body, lines = f"{body}\n{timeline(chapter, part, width).source}", lines + TIMELINE
    whole = "true" if lines <= WHOLE[chapter.book.edition] else "false"
    number = chapter.number_next("program")
    head = f"{literal(number)},{literal(name)},({_badges(chapter, _head(parts))})"
    call = f"#program({head},reason: {reason},wrong: {wrong},whole: {whole},marks: [{marks}])[\n{body}\n]"
    return [Block("program", call)]


def _has(part: HtmlElement, name: str) -> bool:
    """Whether a paragraph, or the two of a parallel edition, is of that class."""
    return name in classes(part) or any(name in classes(child) for child in elements(part))


def _unwrapped(child: HtmlElement) -> Iterator[HtmlElement]:
    """In the parallel edition a listing that differs is two; any other pair stays together."""
    own = classes(child)
    if "bi" in own and any("highlight" in classes(half) for half in elements(child)):
        yield from elements(child)
    else:
        yield child


def _places(chapter: Chapter, element: HtmlElement) -> str:
    ident = element.get("id")
    label = label_of(chapter.entry.page.uri, ident) if ident else ""
    if not label or label in chapter.book.labels:
        return ""
    chapter.book.labels.add(label)
    return anchor_here(label)


def _index(chapter: Chapter, name: str) -> str:
    return "".join(index_mark(chapter, api, "program") for api in used(find_snippet(name).source))


def _head(parts: list[HtmlElement]) -> HtmlElement | None:
    return next((part for part in parts if part.tag == "figcaption"), None)


def _badges(chapter: Chapter, line: HtmlElement | None) -> str:
    """The badges of a head or a label as an array of (kind, text)."""
    found = []
    for badge in line.xpath(".//span[contains(@class,'snippet-badge')]") if line is not None else ():
        kind = next(iter(classes(badge) - {"snippet-badge"}), "")
        found.append(f"({literal(kind)},[{inline(chapter, badge)}]),")
    return "".join(found)


def _reason(chapter: Chapter, part: HtmlElement) -> str:
    return f"[{_lines(chapter, part)}]"


def _lines(chapter: Chapter, part: HtmlElement) -> str:
    """A paragraph, or both paragraphs of a parallel edition, one under the other."""
    if "bi" not in classes(part):
        return inline(chapter, part)
    return "#linebreak()".join(inline(chapter, half) for half in elements(part))


def _body(
    chapter: Chapter, name: str, code: Listing | None, output: HtmlElement | None, width: float
) -> Iterator[str]:
    parts = [] if output is None else elements(output)
    label = next((part for part in parts if "snippet-label" in classes(part)), None)
    printed = next((listing_of(part) for part in parts if part.tag == "pre"), None)
    if code is not None:
        yield from _code(chapter, name, code, label is not None, width)
    if label is not None:
        yield from _output(chapter, name, label, printed, code, width)
    for part in parts:
        if part.tag == "details":
            yield _other(chapter, name, part, width)
        elif _has(part, "snippet-runs"):
            yield f"#program-runs[{_lines(chapter, part)}]"
    if label is not None:
        yield "#program-end()"


def _side_by_side(chapter: Chapter, name: str, code: Listing, output: HtmlElement, width: float) -> str:
    """On the wide pages of the parallel edition the output stands beside the code: 72 columns fit."""
    left = codeblock(chapter, code, width / 2, kind="code", what=name)
    right = "\n".join(_body(chapter, name, None, output, width / 2))
    return f"#side-by-side[\n{left}\n][\n{right}\n]"


def _code(chapter: Chapter, name: str, code: Listing, glued: bool, width: float) -> Iterator[str]:
    """The code; if an output follows, without its last lines, which stay with that."""
    cut = len(code.lines) - (TAIL if glued else 0)
    if cut > 0:
        yield codeblock(chapter, code, width, kind="code", what=name, lines=slice(0, cut))


def _output(
    chapter: Chapter,
    name: str,
    label: HtmlElement,
    printed: Listing | None,
    code: Listing | None,
    width: float,
) -> Iterator[str]:
    title = next(iter(label.xpath("./span[contains(@class,'snippet-title')]")), None)
    heading = f"[{inline(chapter, title)}]" if title is not None else "[]"
    glued = []
    if code is not None:
        cut = max(0, len(code.lines) - TAIL)
        glued.append(codeblock(chapter, code, width, kind="code", what=name, lines=slice(cut, None)))
    glued.append(f"#program-label({heading},({_badges(chapter, label)}))")
    rest = ""
    if printed is not None:
        what = f"the output of {name}"
        cut = BEGINNING if len(printed.lines) > 2 * BEGINNING else len(printed.lines)
        glued.append(codeblock(chapter, printed, width, kind="output", what=what, lines=slice(0, cut)))
        if cut < len(printed.lines):
            rest = codeblock(chapter, printed, width, kind="output", what=what, lines=slice(cut, None))
    yield "#together[\n" + "\n".join(glued) + "\n]"
    if rest:
        yield rest


def _other(chapter: Chapter, name: str, part: HtmlElement, width: float) -> str:
    """What other Pythons print, or another legal output: folded on the site, open here."""
    summary, pre = part.find("summary"), part.find("pre")
    title = inline(chapter, summary) if summary is not None else ""
    listing = codeblock(chapter, listing_of(pre), width, kind="output", what=f"an output of {name}")
    return f"#together[#program-other[{title}]\n{listing}]"


def _output_lines(output: HtmlElement) -> int:
    return sum(len(listing_of(pre).lines) + 2 for pre in output.iter("pre"))
