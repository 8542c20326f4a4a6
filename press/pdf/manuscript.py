"""What the conversion of the pages shares: the book's places, pictures, programs, index, and its mistakes.

`Manuscript` is the book, `Chapter` the page being converted.  Both only remember; inline.py, blocks.py and
the modules beside them convert.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import unquote, urljoin

from lxml.html import HtmlElement

from press.errors import BookError
from press.pdf.metrics import Metrics
from press.pdf.palette import Palette
from press.pdf.structure import Entry
from press.pdf.words import WORDS, Words

Kind = Literal["figure", "program"]


class Block(NamedTuple):
    """A converted block: what it is, and its Typst source."""

    kind: str
    source: str


class Reference(NamedTuple):
    """A link inside the book, to be checked when every place is known."""

    label: str
    mistake: BookError
    """What to say if there is no such place."""


@dataclass(frozen=True)
class Measure:
    """How much room there is, in points."""

    column: float
    """Of the type area."""
    code: float
    """Size of the type in a listing."""
    inset: float
    """Left and right of a listing's lines."""


@dataclass
class Manuscript:
    """The book being converted."""

    edition: str
    """'zh', 'en' or 'zh-en'."""
    entries: list[Entry]
    measure: Measure
    metrics: Metrics
    palette: Palette
    families: Mapping[str, str]
    """The book's fonts by the generic names of CSS."""
    docs: Path
    problems: list[BookError] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    references: list[Reference] = field(default_factory=list)
    images: dict[str, bytes] = field(default_factory=dict)
    programs: dict[str, None] = field(default_factory=dict)
    """Names of the programs shown, in order: 'ideas/gil/x.py'."""
    mains: Mapping[tuple[str, str], list[str]] = field(default_factory=dict)
    """The API names that a section ('threads/locks', its id) explains."""
    counted: Counter[tuple[str, Kind]] = field(default_factory=Counter)
    """How many figures and programs there are in each series of numbers ('3', 'B', '')."""

    def __post_init__(self) -> None:
        self.by_url = {entry.page.url: entry for entry in self.entries}
        self.language = "en" if self.edition == "en" else "zh"
        self.words: Words = WORDS[self.edition]

    def image(self, content: bytes, suffix: str) -> str:
        """Keep a picture; returns the path by which the template finds it."""
        name = f"img/{hashlib.sha256(content).hexdigest()[:20]}{suffix}"
        self.images[name] = content
        return name

    def check_references(self) -> Iterable[BookError]:
        """Links that lead to no place in the book."""
        return (reference.mistake for reference in self.references if reference.label not in self.labels)


@dataclass
class Chapter:
    """The page being converted, and what has been counted on it so far."""

    book: Manuscript
    entry: Entry
    convert: Callable[[HtmlElement, float], list[Block]]
    """Converts the children of an element, for a width in points (blocks.py)."""
    heading: str = ""
    """The last heading met, as errors name the place."""
    depth: int = -1
    """Of that heading on the page, 0 for its title."""
    sections: list[int] = field(default_factory=lambda: [0, 0, 0, 0, 0])
    half: str | None = None
    """The language, while one half of a parallel edition's pair is converted."""
    notes: dict[str, str] = field(default_factory=dict)
    """Footnotes by id, converted."""
    used_notes: set[str] = field(default_factory=set)
    stacked: bool = False
    """Whether two languages stand one above the other here, for want of room."""
    indexed: set[tuple[str, str]] = field(default_factory=set)
    """API names already noted under the present heading, and as what."""
    aside: bool = False
    """Whether what stands here explains little: questions, exercises, an appendix."""

    def mistake(self, what: str, cure: str = "") -> BookError:
        """An error that names the page's file and the heading above the place."""
        place = f"under “{self.heading}”: " if self.heading else ""
        return BookError(self.entry.page.source, None, place + what, cure)

    def complain(self, what: str, cure: str = "") -> None:
        """Note a mistake and go on, so that one build names them all."""
        self.book.problems.append(self.mistake(what, cure))

    def number_next(self, kind: Kind) -> str:
        """'图 3.2' for the second figure of chapter 3; the English half of a pair has its twin's number."""
        series = self.entry.series
        self.book.counted[series, kind] += self.half != "en"
        words = WORDS[self.half] if self.half else self.book.words
        pattern = words.figure if kind == "figure" else words.program
        number = self.book.counted[series, kind]
        return pattern.format(f"{series}.{number}" if series else number)

    def joined(self, element: HtmlElement, width: float) -> str:
        """The children of an element as one piece of Typst source."""
        return "\n".join(block.source for block in self.convert(element, width))

    def target(self, path: str) -> Entry | None:
        """The page to which a relative link leads."""
        if not path:
            return self.entry
        url = urljoin("/" + self.entry.page.url, unquote(path)).lstrip("/").removesuffix("index.html")
        return self.book.by_url.get(url) or self.book.by_url.get(posixpath.join(url, ""))
