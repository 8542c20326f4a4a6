"""One edition of the book: collect, convert, compile with Typst, finish, check, write.

Nothing is written to the target unless every page converted without a mistake and every check passed.
"""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst

from press.api.use import remember
from press.errors import BookError
from press.pdf import front
from press.pdf.blame import missing_glyphs
from press.pdf.collect import Feed, collect
from press.pdf.convert import convert
from press.pdf.finish import finish
from press.pdf.fonts import Fonts
from press.pdf.indent_font import write_indent_font
from press.pdf.manuscript import Manuscript
from press.pdf.markup import literal, strings
from press.pdf.metrics import Metrics
from press.pdf.palette import Palette
from press.pdf.places import main_places, settled
from press.pdf.structure import entries
from press.pdf.theme import measure_for, theme
from press.snippets.model import find_snippet

TEMPLATE = Path(__file__).with_name("template")
STANDARDS: list[Any] = ["ua-1", "a-3u"]
"""Accessible, and fit for an archive; the compiler refuses what breaks either."""
KEYWORDS = ["Python", "concurrency", "threading", "multiprocessing", "asyncio"]


@dataclass(frozen=True)
class Made:
    """A finished book."""

    pdf: bytes
    book: Manuscript
    feed: Feed


def build(root: Path, edition: str, fonts: Fonts, date: datetime.datetime, work: Path) -> Made:
    """Make an edition of the book in `root`. `work`: a folder for what lies between HTML and PDF.

    Raises BookError with every mistake that was found.
    """
    return set_book(root, collect(root, edition), fonts, date, work)


def set_book(root: Path, feed: Feed, fonts: Fonts, date: datetime.datetime, work: Path) -> Made:
    """The same from pages that are rendered already."""
    book = manuscript(feed, fonts)
    book.mains = main_places(root)
    sources = {entry.page.uri: convert(book, entry) for entry in book.entries}
    refuse([*book.problems, *book.check_references()])
    sources, names = settled(sources)
    remember()
    main = _main(root, feed, book, fonts, date, names)
    _write(work, book, sources, main, fonts)
    return Made(finish(_compile(work, book, fonts, date)), book, feed)


def manuscript(feed: Feed, fonts: Fonts) -> Manuscript:
    """The book, not yet converted."""
    edition = feed.edition.name
    metrics = Metrics(fonts.latin, fonts.wide)
    return Manuscript(
        edition, entries(feed), measure_for(edition), metrics, Palette(feed.docs), fonts.css(), feed.docs
    )


def refuse(problems: Iterable[BookError]) -> None:
    """Raise one BookError for all, if there are any."""
    found = list(problems)
    if len(found) == 1:
        raise found[0]
    if found:
        lines = "\n".join(str(problem) for problem in found)
        raise BookError("the book", None, f"{len(found)} mistakes:\n{lines}")


def _main(
    root: Path, feed: Feed, book: Manuscript, fonts: Fonts, date: datetime.datetime, names: set[str]
) -> str:
    """The document that includes all others."""
    edition = feed.edition
    settings = ", ".join(
        (
            f"title: {literal(front.title(edition))}",
            f"authors: {strings(front.authors(edition.name))}",
            f"description: {literal(edition.description)}",
            f"keywords: {strings(KEYWORDS)}",
            f"date: datetime(year: {date.year}, month: {date.month}, day: {date.day})",
        )
    )
    chapters = "\n".join(f"#include {literal('/' + _chapter_file(entry.page.uri))}" for entry in book.entries)
    return "\n".join(
        (
            '#import "/template/book.typ": *',
            f"#show: book.with({settings})",
            *map(_attachment, book.programs),
            front.title_page(edition.name, root, date),
            front.colophon(book, edition, feed.site_url, root, date, fonts),
            f"#set page({_footer('i')})",
            "#counter(page).update(1)",
            "#contents()",
            "#pagebreak(weak: true)",
            f"#set page(header: running-head(), {_footer('1')})",
            "#counter(page).update(1)",
            "#[#metadata(none)<main>]",
            chapters,
            front.index(book.words.index, names),
        )
    )


def _footer(numbering: str) -> str:
    shown = f'sans(size: 8.4pt, fill: soft, counter(page).display("{numbering}"))'
    return f'numbering: "{numbering}", footer: context align(center, {shown})'


def _attachment(name: str) -> str:
    path = literal(f"/programs/{name}")
    said = f'mime-type: "text/x-python", relationship: "source", description: {literal(name)}'
    return f"#pdf.attach({literal(name)}, read({path}, encoding: none), {said})"


def _chapter_file(uri: str) -> str:
    return "pages/" + uri.replace("/", "-").rpartition(".")[0] + ".typ"


def _write(work: Path, book: Manuscript, sources: dict[str, str], main: str, fonts: Fonts) -> None:
    """Everything that Typst reads."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(TEMPLATE, work / "template")
    texts = {_chapter_file(uri): '#import "/template/book.typ": *\n' + text for uri, text in sources.items()}
    texts["main.typ"] = main
    texts["theme.json"] = json.dumps(theme(book, fonts), ensure_ascii=False, indent=1, sort_keys=True)
    files = {name: text.encode() for name, text in texts.items()} | book.images
    for name in book.programs:
        files[f"programs/{name}"] = find_snippet(name).path.read_bytes()
    for name, content in files.items():
        file = work / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (work / "fonts").mkdir()
    write_indent_font(work / "fonts" / "indent.ttf")


def _compile(work: Path, book: Manuscript, fonts: Fonts, date: datetime.datetime) -> bytes:
    try:
        pdf, warnings = typst.compile_with_warnings(
            str(work / "main.typ"),
            root=str(work),
            font_paths=[str(fonts.folder), str(work / "fonts")],
            ignore_system_fonts=True,
            pdf_standards=STANDARDS,
            timestamp=int(date.timestamp()),
        )
    except typst.TypstError as error:
        glyphs = missing_glyphs(str(error), book.entries)
        refuse(glyphs)
        raise BookError(work / "main.typ", None, f"Typst refused the book: {_said(error)}") from None
    if warnings:
        lines = "\n  ".join(_said(warning) for warning in warnings)
        raise BookError(work / "main.typ", None, f"Typst complained of the book:\n  {lines}")
    assert isinstance(pdf, bytes)
    return pdf


def _said(error: object) -> str:
    hints = getattr(error, "hints", None) or []
    return " ".join([str(getattr(error, "message", error)), *map(str, hints)])
