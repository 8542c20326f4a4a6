"""Do the two languages of a page say the same, block by block?

Compares rendered pages: the same headings, lists, tables, code, programs, links and boxes in the same order.
What it cannot compare is the meaning; a paragraph far too short for its twin is a warning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass

from lxml.html import HtmlElement

from press.errors import BookError
from press.pages import alignment as al
from press.pages.alignment import Role
from press.pages.corpus import Rendered
from press.snippets.listing import HAN

KINDS = {
    "p": "a paragraph",
    "ul": "a list",
    "ol": "a numbered list",
    "li": "a list item",
    "table": "a table",
    "tr": "a table row",
    "td": "a table cell",
    "th": "a table cell",
    "details": "a folded box",
    "summary": "a title",
    "figure": "a figure",
    "blockquote": "a quotation",
    "code": "a listing",
}
HAN_PER_WORD = (0.6, 4.5)
"""Between these, Chinese characters per English word, two paragraphs may be twins; measured: 1.2 to 2.6."""
LEAST_WORDS, LEAST_HAN = 20, 30
"""Shorter texts are not compared by length."""


@dataclass(frozen=True)
class Findings:
    """Errors fail a build; warnings ask a person to look."""

    errors: list[BookError]
    warnings: list[BookError]


def compare(zh: Rendered, en: Rendered) -> Findings:
    """Every difference between the two halves of a page."""
    if zh.tree is None or en.tree is None:
        return Findings([], [])
    comparison = _Comparison(zh, en)
    for pair in al.walk(zh.tree, en.tree):
        comparison.look(pair)
    return Findings(comparison.errors, comparison.warnings)


class _Comparison:
    """Walks a page and remembers under which headings it is."""

    def __init__(self, zh: Rendered, en: Rendered) -> None:
        self.zh, self.en = zh, en
        self.headings = ("", "")
        self.lines: tuple[int | None, int | None] = (1, 1)
        self.errors: list[BookError] = []
        self.warnings: list[BookError] = []

    def look(self, pair: al.Pair) -> None:
        """Compare one pair of blocks, not their children."""
        zh, en = pair
        if zh is None or en is None:
            self._alone(zh, en)
            return
        match al.role(zh):
            case Role.HEADING:
                self._heading(zh, en)
                self._words(zh, en)
            case Role.CODE:
                self._code(zh, en)
            case Role.ONCE | Role.CONTAINER:
                self._kind(zh, en)
            case Role.ITEM:
                self._inline(_lead(zh), _lead(en))
            case _:
                self._inline(zh, en)
                self._words(zh, en)

    def _place(self) -> str:
        zh, en = self.headings
        there = f"{self.en.file}:{self.lines[1]}" if self.lines[1] else self.en.file
        return f"under “{zh}” (in {there} under “{en}”)" if zh or en else f"at the beginning (twin: {there})"

    def _error(self, what: str, cure: str) -> None:
        self.errors.append(BookError(self.zh.file, self.lines[0], f"{self._place()}: {what}", cure))

    def _warn(self, what: str, cure: str) -> None:
        self.warnings.append(BookError(self.zh.file, self.lines[0], f"{self._place()}: {what}", cure))

    def _alone(self, zh: HtmlElement | None, en: HtmlElement | None) -> None:
        block, has, lacks = (zh, "Chinese", "English") if zh is not None else (en, "English", "Chinese")
        assert block is not None
        text = al.text_of(block)
        words = f": {text[:40]}{'…' if len(text) > 40 else ''}" if text else ""
        what = f"the {has} page has {_kind(block)} that the {lacks} page has not{words}"
        self._error(what, "write it in the other language, or take it out of both")

    def _heading(self, zh: HtmlElement, en: HtmlElement) -> None:
        self.headings = (al.text_of(zh), al.text_of(en))
        idents = zh.get("id") or "", en.get("id") or ""
        self.lines = _heading_line(self.zh, zh, idents[0]), _heading_line(self.en, en, idents[1])
        if zh.tag != "h1" and idents[0] != idents[1]:
            self._error(f"the ids differ: {idents[0]} / {idents[1]}", "give both the same { #id }")

    def _kind(self, zh: HtmlElement, en: HtmlElement) -> None:
        """Boxes of the same kind, programs with the same options, the same pictures."""
        for attribute in sorted({*zh.attrib, *en.attrib}):
            if str(attribute).startswith("data-") and zh.get(attribute) != en.get(attribute):
                values = f"{zh.get(attribute)!r} / {en.get(attribute)!r}"
                self._error(
                    f"{_kind(zh)}: {str(attribute).removeprefix('data-')} differs: {values}",
                    "make them equal",
                )
        boxes = al.classes(zh), al.classes(en)
        if ("admonition" in boxes[0] or zh.tag == "details") and boxes[0] != boxes[1]:
            names = [" ".join(sorted(box - {"admonition"})) or "plain" for box in boxes]
            self._error(f"boxes of different kinds: {names[0]} / {names[1]}", "use the same kind in both")

    def _code(self, zh: HtmlElement, en: HtmlElement) -> None:
        codes = al.code_of(zh), al.code_of(en)
        if "language-text" in al.classes(zh) & al.classes(en):  # a drawing in characters may hold words
            codes = "\n" * codes[0].count("\n"), "\n" * codes[1].count("\n")
        if _without_comments(codes[0]) != _without_comments(codes[1]):
            self._error(
                f"the code differs: {codes[0][:40]!r} / {codes[1][:40]!r}", "make it equal, comments apart"
            )

    def _inline(self, zh: HtmlElement, en: HtmlElement) -> None:
        """The same link targets, pictures and version marks."""
        for what, targets in (("links to", _links), ("shows", _pictures), ("marks", _marks)):
            only = Counter(targets(zh)), Counter(targets(en))
            for name, other, extra in (
                ("Chinese", "English", only[0] - only[1]),
                ("English", "Chinese", only[1] - only[0]),
            ):
                for target in extra:
                    where = al.text_of(zh)[:20]
                    self._error(
                        f"at “{where}…” the {name} {what} {target}, the {other} does not", "do so in both"
                    )

    def _words(self, zh: HtmlElement, en: HtmlElement) -> None:
        texts = _prose(zh), _prose(en)
        han, words = len(HAN.findall(texts[0])), len(re.findall(r"[A-Za-z]+", texts[1]))
        if words < LEAST_WORDS and han < LEAST_HAN:
            return
        ratio = han / max(words, 1)
        if not HAN_PER_WORD[0] <= ratio <= HAN_PER_WORD[1]:
            what = f"{han} Chinese characters against {words} English words at “{texts[0][:20]}…”"
            self._warn(what, "is one of them a placeholder, or half of it missing?")


def _kind(block: HtmlElement) -> str:
    if al.role(block) is Role.CODE:
        return KINDS["code"]
    if "admonition" in al.classes(block):
        return "a box"
    if snippet := block.get("data-snippet"):
        return f"the program {snippet}"
    if diagram := block.get("data-diagram"):
        return f"the diagram {diagram}"
    return (
        f"the heading <{block.tag}>"
        if block.tag in al.HEADINGS
        else KINDS.get(str(block.tag), f"a <{block.tag}>")
    )


def _heading_line(page: Rendered, heading: HtmlElement, ident: str) -> int | None:
    return page.line_of(f"#{ident} }}") or page.line_of(f"#{ident}}}") or page.line_of(al.text_of(heading))


def _lead(item: HtmlElement) -> HtmlElement:
    """The inline beginning of a list item, as an element of its own."""
    text, inline = al.lead(item)
    lead = al.parse("")
    lead.text = text
    lead.extend(copy(element) for element in inline)
    return lead


def _links(block: HtmlElement) -> Iterator[str]:
    for link in block.iter("a"):
        if "headerlink" not in al.classes(link) and link.get("href"):
            yield _same_target(str(link.get("href")))


def _same_target(href: str) -> str:
    """The target without its language."""
    if re.match(r"https?://\w+\.wikipedia\.org/", href):
        return "Wikipedia"
    return re.sub(r"(?i)(?<=[^/:]/)(?:zh|en)(?:[-_](?:cn|hans|us|gb))?/", "", href)


def _pictures(block: HtmlElement) -> list[str]:
    return [str(image.get("src")) for image in block.iter("img")]


def _marks(block: HtmlElement) -> list[str]:
    return [al.text_of(mark) for mark in block.iter() if "since" in al.classes(mark)]


def _prose(block: HtmlElement) -> str:
    """The words of a block that are neither code nor links' targets."""
    return " ".join("".join(block.xpath(".//text()[not(ancestor::code)]")).split())


def _without_comments(code: str) -> list[str]:
    return [line for line in code.split("\n") if not line.lstrip().startswith("#")]
