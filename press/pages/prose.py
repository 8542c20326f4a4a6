"""The text of the book that people read as sentences, with the file and line it stands in.

From chapters: without fences, snippet blocks and front matter, and with inline code, link targets and
attribute lists covered by placeholders of the same length, so that columns stay true.  From programs:
comments and reasons.  From drawings: their texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from press.pages.corpus import Corpus, Rendered
from press.pages.page import Language
from press.pages.placing import HEADER
from press.pages.program import shown_path
from press.snippets.listing import COMMENT, DIRECTIVE, EXERCISE, HAN
from press.snippets.model import Snippet

CODE = "\ufffc"
"""Stands for each character of inline code."""
GAP = "\u200b"
"""Stands for each character of markup that is not shown: link targets, attribute lists, HTML comments."""

INLINE_CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)")
_HIDDEN = re.compile(r"(?<=\])\((?:[^()\s]|\([^()]*\))*(?: \"[^\"]*\")?\)|\{:? ?[.#][^{}]*\}|<!--.*?-->")
_BARE_URL = re.compile(r"<https?://[^>]*>|https?://[^\s)>，。；：）]+")
_REASON = re.compile(r"# wrong-on-purpose = (?P<quote>[\"'])(?P<text>.*)(?P=quote)")
_BOX = re.compile(r"^\s*(?:!!!|\?\?\?\+?|===!?\+?)[^\"]*(?:\"|$)")


@dataclass(frozen=True)
class Line:
    """One line of prose."""

    file: str
    number: int
    text: str
    """With placeholders for what is not prose."""
    source: str
    """As it stands in the file."""


def page_lines(page: Rendered) -> Iterator[Line]:
    """The prose lines of a chapter or notebook."""
    skipped = {number for fence in page.fences for number in range(fence.line, fence.end + 1)}
    for line in lines_of(page.file, page.text, skipped):
        yield Line(line.file, page.number(line.number), line.text, line.source)


def lines_of(file: str, text: str, skipped: set[int]) -> Iterator[Line]:
    """The prose lines of a Markdown text, without the line numbers in `skipped`."""
    in_block = False
    in_front = False
    for number, source in enumerate(text.split("\n"), 1):
        if number == 1 and source.strip() == "---":
            in_front = True
        elif in_front:
            in_front = source.strip() not in ("---", "...")
        elif HEADER.match(source) and number not in skipped:
            in_block = True
        elif in_block:
            in_block = not re.match(r"^[>\s]*/{3,}\s*$", source)
        elif number not in skipped and source.strip():
            yield Line(file, number, covered(source), source)


def covered(source: str) -> str:
    """A Markdown line with placeholders for inline code and for markup that is not shown."""

    def cover(found: re.Match[str], by: str) -> str:
        return by * len(found[0])

    text = INLINE_CODE.sub(lambda found: cover(found, CODE), source)
    text = _BARE_URL.sub(lambda found: cover(found, CODE), _HIDDEN.sub(lambda found: cover(found, GAP), text))
    box = _BOX.match(text)
    if box:  # the title of a box, without its markup
        text = GAP * box.end() + text[box.end() :].removesuffix('"').ljust(len(text) - box.end(), GAP)
    return text


def snippet_lines(snippet: Snippet, language: Language) -> Iterator[Line]:
    """The comments of a program in one language, and its reason for being wrong."""
    file = f"snippets/{snippet.name}"
    for number, source in enumerate(snippet.source.split("\n"), 1):
        reason = _REASON.match(source)
        is_comment = COMMENT.match(source) and not (DIRECTIVE.match(source) or EXERCISE.match(source))
        text = reason["text"] if reason else source.lstrip().removeprefix("#").strip()
        if not (is_comment or reason) or source.startswith("# ///"):
            continue
        if reason:
            halves = [half for half in text.split(" / ") if bool(HAN.search(half)) == (language == "zh")]
            text = halves[0] if halves else ""
        elif bool(HAN.search(text)) != (language == "zh"):
            continue
        if text:
            yield Line(file, number, covered(text), text)


def drawing_lines(file: Path) -> Iterator[Line]:
    """The texts of a drawing."""
    try:
        root = etree.parse(str(file), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except etree.XMLSyntaxError:
        return
    for element in root.iter(etree.Element):
        text = " ".join((element.text or "").split())
        if text:
            line = element.sourceline if isinstance(element.sourceline, int) else 1
            yield Line(shown_path(file), line, text, text)


def book_lines(corpus: Corpus, snippets: list[Snippet], language: Language) -> Iterator[Line]:
    """Every line of prose of the book in one language."""
    for page in [*corpus.texts(), *corpus.asides]:
        if page.language == language:
            yield from page_lines(page)
    for snippet in snippets:
        yield from snippet_lines(snippet, language)
    for file in sorted((corpus.docs / "assets" / "diagrams").glob(f"*.{language}.svg")):
        yield from drawing_lines(file)
