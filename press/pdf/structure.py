"""From the menu of the site to the structure of a book: front matter, parts, numbered chapters, appendices.

Chapters are counted through the whole book; a notebook belongs to the chapter before it and has no number;
an appendix has its letter from book.toml.
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

Kind = Literal["front", "part", "appendices", "chapter", "appendix", "notebook"]
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


@cache
def facts() -> dict[str, Any]:
    """book.toml."""
    return tomllib.loads(FACTS.read_text("utf-8"))


def entries(feed: Feed) -> list[Entry]:
    """Every page of the edition with its place.  Raises BookError for an appendix without a letter."""
    return list(_entries(feed))


def _entries(feed: Feed) -> Iterator[Entry]:
    part = chapter = 0
    for item in feed.items:
        if isinstance(item, FeedPage):
            yield Entry(item, "front", 1)
            continue
        appendices = item.name == APPENDICES
        part += not appendices
        for page in item.pages:
            if PurePosixPath(page.uri).name == "index.md":
                yield Entry(page, "appendices", 1) if appendices else Entry(page, "part", 1, str(part))
            elif page.is_notebook:
                yield Entry(page, "notebook", 2)
            elif appendices:
                yield Entry(page, "appendix", 2, _letter(page))
            else:
                chapter += 1
                yield Entry(page, "chapter", 2, str(chapter))


def _letter(page: FeedPage) -> str:
    stem = str(PurePosixPath(page.uri).with_suffix(""))
    try:
        return str(facts()["letters"][stem])
    except KeyError:
        cure = f'add to press/pdf/book.toml, under [letters]: "{stem}" = "C"'
        raise BookError(page.source, None, "this appendix has no letter", cure) from None


__all__ = ["Entry", "Feed", "Group", "Kind", "entries", "facts"]
