"""All gates of the text, by name: what each finds wrong in the book.

One list for the command line, the tests and whoever else asks, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from press.api import coverage
from press.errors import BookError
from press.pages import glossary, ledger, links, parity, prose, shape, spelling, typography
from press.pages.corpus import Corpus, read_corpus
from press.pages.ledger import Ledger
from press.pages.page import Language
from press.pages.parity import Findings
from press.snippets.model import Snippet, all_snippets

INDEX = "appendix/api"
"""The page that lists every public name."""


@dataclass
class Book:
    """The sources of the book in `root`, read once."""

    root: Path

    @cached_property
    def corpus(self) -> Corpus:
        """All pages, rendered."""
        return read_corpus(self.root)

    @cached_property
    def snippets(self) -> list[Snippet]:
        """All programs."""
        return list(all_snippets(self.root / "snippets"))

    @cached_property
    def ledger(self) -> Ledger:
        """The account of everything."""
        return ledger.account(self.root, self.corpus, self.snippets)

    def lines(self, language: Language) -> Iterator[prose.Line]:
        """Every line of prose in one language."""
        return prose.book_lines(self.corpus, self.snippets, language)


def _shape(book: Book) -> Iterable[BookError]:
    pages = (shape.problems(page) for page in book.corpus.texts())
    return chain(chain.from_iterable(pages), shape.wide_lines(book.root))


def _links(book: Book) -> Iterable[BookError]:
    return chain.from_iterable(links.problems(page, book.corpus) for page in book.corpus.texts())


def _api(book: Book) -> Iterable[BookError]:
    if INDEX not in book.corpus.pages:  # a book without an index of names need not explain them all
        return ()
    return coverage.problems(coverage.read_coverage(book.root))


def _parity(book: Book) -> Findings:
    found = [parity.compare(zh, en) for zh, en in book.corpus.pairs()]
    return Findings([e for one in found for e in one.errors], [w for one in found for w in one.warnings])


def _glossary(book: Book) -> Iterable[BookError]:
    return glossary.check(book.lines("zh"), glossary.read_glossary())


def _typography(book: Book) -> Iterable[BookError]:
    both = {page.file for page in book.corpus.asides}  # a README may be in both languages at once
    english = (line for line in book.lines("en") if line.file not in both)
    return chain(typography.chinese(book.lines("zh")), typography.english(english))


def _spelling(book: Book) -> Iterable[BookError]:
    return spelling.check(book.lines("en"))


GATES: dict[str, Callable[[Book], Findings | Iterable[BookError]]] = {
    "ledger": lambda book: book.ledger.problems,
    "api": _api,
    "shape": _shape,
    "links": _links,
    "parity": _parity,
    "glossary": _glossary,
    "typography": _typography,
    "spelling": _spelling,
}
"""In the order in which they are run and reported."""


def run(book: Book, name: str) -> Findings:
    """What the gate `name` finds."""
    found = GATES[name](book)
    return found if isinstance(found, Findings) else Findings(list(found), [])
