"""From the menu of the site to the structure of a book: front matter, parts, numbered chapters, appendices.

Chapters are counted through the whole book, with the gaps that book.toml leaves for those not written yet; a
notebook or case study belongs to the chapter before it and has no number; an appendix has its letter from
book.toml, which also names the case studies.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from press.errors import BookError
from press.pdf.collect import Feed, FeedPage, Group

Kind = Literal["front", "part", "appendices", "chapter", "appendix", "notebook", "case"]
APPENDICES = "appendix"
"""The folder of the appendices."""
FACTS = Path(__file__).with_name("book.toml")


@dataclass(frozen=True)
class Entry:
    """A page and its place in the book."""

    page: FeedPage
    kind: Kind
    level: int
    """Of its title among the headings of the book, from 1."""
    number: str = ""
    """'3' for a chapter, 'B' for an appendix, '2' for a part."""
    series: str = ""
    """The number before those of its figures and programs: its own, or the chapter's that it belongs to."""


@cache
def facts() -> dict[str, Any]:
    """book.toml."""
    return tomllib.loads(FACTS.read_text("utf-8"))


def entries(feed: Feed) -> list[Entry]:
    """Every page of the edition with its place.

    Raises BookError for an appendix without a letter, and for numbers that do not rise.
    """
    return list(_entries(feed))


def _entries(feed: Feed) -> Iterator[Entry]:
    part = chapter = 0
    series = ""
    for item in feed.items:
        if isinstance(item, FeedPage):
            yield Entry(item, "front", 1)
            continue
        appendices = item.name == APPENDICES
        if not appendices and item.pages:
            part = _next("parts", item.name, item.pages[0], part)
        for page in item.pages:
            if PurePosixPath(page.uri).name == "index.md":
                yield Entry(page, "appendices", 1) if appendices else Entry(page, "part", 1, str(part))
            elif page.is_notebook:
                yield Entry(page, "notebook", 2, series=series)
            elif _stem(page) in facts()["cases"]:
                yield Entry(page, "case", 2, series=series)
            elif appendices:
                series = _letter(page)
                yield Entry(page, "appendix", 2, series, series)
            else:
                chapter = _next("chapters", _stem(page), page, chapter)
                series = str(chapter)
                yield Entry(page, "chapter", 2, series, series)


def _stem(page: FeedPage) -> str:
    return str(PurePosixPath(page.uri).with_suffix(""))


def _next(table: str, name: str, page: FeedPage, before: int) -> int:
    """The number of a part or chapter that comes after number `before`."""
    number = int(facts()[table].get(name, before + 1))
    if number <= before:
        what = f"{name} has the number {number} and comes after number {before}"
        cure = f"correct the order of the menu, or [{table}] in press/pdf/book.toml"
        raise BookError(page.source, None, what, cure)
    return number


def _letter(page: FeedPage) -> str:
    stem = _stem(page)
    try:
        return str(facts()["letters"][stem])
    except KeyError:
        cure = f'add to press/pdf/book.toml, under [letters]: "{stem}" = "C"'
        raise BookError(page.source, None, "this appendix has no letter", cure) from None


__all__ = ["Entry", "Feed", "Group", "Kind", "entries", "facts"]
