"""Headings: their numbers, their places, and what a page's title becomes in the book."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from press.api.coverage import ASIDES
from press.pages.alignment import text_of
from press.pdf.halves import halves
from press.pdf.inline import inline
from press.pdf.manuscript import Block, Chapter
from press.pdf.markup import anchor_here, label_of, literal
from press.pdf.places import mark, taken_out
from press.pdf.words import part_number

NUMBERED = 2
"""Levels below a chapter's title that are numbered: 3.1 and 3.1.2."""


def heading(chapter: Chapter, element: HtmlElement) -> Block:
    """An h1 to h6."""
    depth = int(str(element.tag)[1]) - 1
    if depth > chapter.depth + 1:
        what = f"a heading of level {depth + 1} below one of level {chapter.depth + 1}"
        chapter.complain(f"{what}: “{text_of(element)}”", "skip no level: readers' machines count them")
    chapter.depth = depth
    chapter.heading = text_of(element)
    chapter.indexed.clear()
    number = chapter.entry.number if depth == 0 else _count(chapter, depth)
    zh, en = halves(element)
    body = inline(chapter, zh) + (f'#" "#bi-title[{inline(chapter, en)}]' if en is not None else "")
    if depth == 0 and chapter.entry.page.uri == "index.md":
        body = f"#{literal(chapter.book.words.preface)}"
    body, names = taken_out(body)  # the contents and the running heads repeat a title's body
    marks = _marks(chapter, element, depth, names)
    labels = _labels(chapter, element, depth)
    extra = "".join(anchor_here(label) for label in labels[1:]) + marks
    first = f"<{labels[0]}>" if labels else ""
    place = f"{chapter.entry.level + depth},{depth},{literal(number)},{literal(_supplement(chapter, depth))}"
    return Block(str(element.tag), f"#[#hd({place},[{body}]){first}{extra}]")


def _marks(chapter: Chapter, element: HtmlElement, depth: int, names: list[str]) -> str:
    """For the index: the names that this section explains, and those that its title has."""
    ident = element.get("id") if depth else ""
    if depth <= 1:
        chapter.aside = ident in ASIDES or chapter.entry.kind not in ("chapter", "notebook")
    main = chapter.book.mains.get((chapter.entry.page.uri.removesuffix(".md"), ident or ""), [])
    return "".join([*(mark(name, "main") for name in main), *(mark(name, "heading") for name in names)])


def _count(chapter: Chapter, depth: int) -> str:
    if chapter.entry.kind not in ("chapter", "appendix") or depth > NUMBERED:
        return ""
    chapter.sections[depth - 1] += 1
    chapter.sections[depth:] = [0] * (len(chapter.sections) - depth)
    return ".".join([chapter.entry.number, *map(str, chapter.sections[:depth])])


def _supplement(chapter: Chapter, depth: int) -> str:
    """What stands above a title: 第 3 章, 附录 B, 第一部分."""
    words, entry = chapter.book.words, chapter.entry
    if depth:
        return ""
    if entry.kind == "part":
        return words.part.format(part_number(entry.number, chapter.book.edition))
    pattern = {"chapter": words.chapter, "appendix": words.appendix, "notebook": words.notebook}.get(
        entry.kind, ""
    )
    return pattern.format(entry.number)


def _labels(chapter: Chapter, element: HtmlElement, depth: int) -> list[str]:
    uri = chapter.entry.page.uri
    wanted = [label_of(uri)] if depth == 0 else []
    if element.get("id"):
        wanted.append(label_of(uri, element.get("id") or ""))
    new = [label for label in wanted if label not in chapter.book.labels]
    chapter.book.labels.update(new)
    return new


_CHAPTER_NUMBER = re.compile(r"^(?:第\s*(\d+)\s*章|[Cc]hapter (\d+)|附录\s*([A-Z])|[Aa]ppendix ([A-Z]))$")


def promised_number(text: str) -> str | None:
    """'4' for a link that reads 第 4 章 or chapter 4."""
    found = _CHAPTER_NUMBER.match(" ".join(text.split()))
    return next(filter(None, found.groups()), None) if found else None
