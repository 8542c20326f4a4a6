"""The shape of a page: one title, sections with ids of their own, no raw HTML, no code without a fence.

And of a program: lines that fit beside its output, on a phone and in the book.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from press.errors import BookError
from press.pages import alignment as al
from press.pages.corpus import Rendered
from press.pages.prose import page_lines

HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<words>.*?)\s*(?P<attributes>\{[^{}]*\})?\s*#*$")
IDENT = re.compile(r"\{:? ?#(?P<ident>[a-z][a-z0-9]*(?:-[a-z0-9]+)*) ?\}")
COLUMNS = 72
"""The longest line of a program; a Han character takes two columns."""
RAW_HTML = re.compile(r"</?[A-Za-z][^>]*>")


def problems(page: Rendered) -> Iterator[BookError]:
    """Everything wrong with the shape of one page."""
    yield from _headings(page)
    yield from _html(page)
    if page.tree is not None:
        yield from _bare_code(page)


def _headings(page: Rendered) -> Iterator[BookError]:
    found = [(line, match) for line in page_lines(page) if (match := HEADING.match(line.source))]
    titles = [line.number for line, match in found if match["marks"] == "#"]
    if not titles:
        yield BookError(page.file, 1, "a page without a title", "begin it with '# Title'")
    elif found[0][0].number != titles[0]:
        yield BookError(
            page.file, found[0][0].number, "a heading above the title", "begin the page with '# Title'"
        )
    for number in titles[1:]:
        yield BookError(page.file, number, "a second title", "make it '## ... { #id }'")
    level = 1
    for line, match in found:
        depth, attributes = len(match["marks"]), match["attributes"] or ""
        if depth == 1 and attributes:
            yield BookError(page.file, line.number, "an id on the title", f"take {attributes} away")
        elif depth > 1 and not IDENT.fullmatch(attributes):
            cure = "end it with { #some-words }: lower case, the same in both languages"
            yield BookError(
                page.file, line.number, f"a heading without an id of its own: {match['words']}", cure
            )
        if depth > level + 1:
            yield BookError(page.file, line.number, f"level {depth} below level {level}", "skip no level")
        level = depth
    idents = Counter(m["ident"] for _, match in found if (m := IDENT.fullmatch(match["attributes"] or "")))
    for ident, count in idents.items():
        if count > 1:
            where = page.line_of(f"#{ident} }}")
            yield BookError(page.file, where, f"the id {ident!r} is there {count} times", "give each its own")


def _html(page: Rendered) -> Iterator[BookError]:
    for line in page_lines(page):
        for found in RAW_HTML.finditer(line.text):
            cure = "write it in Markdown, or as code between backticks"
            yield BookError(page.file, line.number, f"raw HTML: {found[0]}", cure)


def _bare_code(page: Rendered) -> Iterator[BookError]:
    """Listings that are neither fences nor programs: indented text, which nobody runs."""
    assert page.tree is not None
    shown = "ancestor::figure[contains(@class, 'snippet')] or ancestor::div[@class = 'exercise']"
    listings = page.tree.xpath(f".//pre[not({shown})]")
    if len(listings) > len(page.fences):
        fenced = {" ".join(fence.source.split()) for fence in page.fences}
        for listing in listings:
            text = al.code_of(listing)
            if " ".join(text.split()) not in fenced:
                first = text.strip().split("\n")[0]
                cure = "put it into a fence with a language, or indent it less if it is text"
                yield BookError(page.file, page.line_of(first), f"code without a fence: {first}", cure)


def wide_lines(root: Path) -> Iterator[BookError]:
    """Lines of programs that readers see and that are too long; a checker is not shown."""
    for path in sorted((root / "snippets").rglob("*.py")):
        if path.stem.endswith("_check"):
            continue
        shown, _, _ = path.read_text("utf-8").partition("# /// script")
        for number, line in enumerate(shown.splitlines(), 1):
            if (width := columns(line)) > COLUMNS:
                what = f"{width} columns; a program has {COLUMNS} at most"
                yield BookError(path.relative_to(root), number, what, "break the line, or say it shorter")


def columns(line: str) -> int:
    """How wide a line is on a terminal."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)
