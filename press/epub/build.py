"""One language of the book as EPUB: from the rendered pages to the packed file."""

from __future__ import annotations

import datetime
from pathlib import Path

from lxml.html import Element

from press.epub.package import About, Node, epub
from press.epub.style import style
from press.epub.xhtml import Converter, Section
from press.pdf.build import refuse
from press.pdf.collect import Feed, collect
from press.pdf.palette import Palette
from press.pdf.structure import Entry, entries, facts
from press.pdf.words import WORDS, part_number


def build(root: Path, language: str, date: datetime.datetime) -> bytes:
    """The EPUB of an edition in one language.  Raises BookError with every mistake that was found."""
    return make(collect(root, language), date)


def make(feed: Feed, date: datetime.datetime) -> bytes:
    """The same from pages that are rendered already."""
    language = feed.edition.name
    converter = Converter(feed.pages, Palette(feed.docs))
    contents: list[Node] = []
    for entry in entries(feed):
        node = Node(_section(converter, entry, language))
        if entry.level == 1 or not contents:
            contents.append(node)
        else:
            last = contents[-1]
            contents[-1] = Node(last.section, (*last.below, node))
    refuse(converter.problems)
    about = About(
        feed.edition.site_name, feed.edition.lang, facts()[language]["authors"], feed.edition.description,
        WORDS[language].contents, date,
    )  # fmt: skip
    return epub(about, contents, style(converter.palette), converter.images)


def _section(converter: Converter, entry: Entry, language: str) -> Section:
    """The page with its number above its title."""
    over = _over(entry, language)
    home = entry.page.uri == "index.md"
    title = WORDS[language].preface if home else entry.page.title
    section = converter.convert(entry.page, f"{over} {title}".strip())
    heading = next(section.html.iter("h1"), None)
    if heading is not None:
        if home:
            heading.text = title
        if over:
            span = Element("span", {"class": "over"})
            span.text, span.tail, heading.text = over, heading.text, None
            heading.insert(0, span)
    return section


def _over(entry: Entry, language: str) -> str:
    words = WORDS[language]
    if entry.kind == "part":
        return words.part.format(part_number(entry.number, language))
    pattern = {"chapter": words.chapter, "appendix": words.appendix}.get(entry.kind, "")
    return pattern.format(entry.number)
