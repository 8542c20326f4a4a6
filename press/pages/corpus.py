"""All pages of the book, rendered by the site's own Markdown, for the gates that look at them.

Rendered as for the parallel edition (comments in both languages), so that code is equal in both halves of a
pair.  It reads and renders; what is wrong with the pages is said by links, ledger and parity.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from lxml.html import HtmlElement
from markdown import Markdown
from mkdocs.utils.meta import get_data

from press.errors import BookError
from press.pages import alignment
from press.pages import page as place
from press.pages.edition import LANGUAGES
from press.pages.fences import Fence, fences_of
from press.pages.markup import site_markdown
from press.pages.page import Language
from press.pages.program import shown_path


@dataclass(frozen=True)
class Rendered:
    """One page in one language; `tree` is None if it could not be rendered, and `error` says why."""

    path: Path
    stem: str
    """'ideas/races'"""
    language: Language
    text: str
    fences: list[Fence]
    tree: HtmlElement | None
    error: BookError | None

    @property
    def file(self) -> str:
        """As errors name it: 'docs/ideas/races.zh.md'."""
        return shown_path(self.path)

    def shown_snippets(self) -> list[str]:
        """Names of the programs it shows."""
        return [] if self.tree is None else [str(x) for x in self.tree.xpath(".//figure/@data-snippet")]

    def diagrams(self) -> list[str]:
        """Names of the drawings it shows."""
        return [] if self.tree is None else [str(x) for x in self.tree.xpath(".//figure/@data-diagram")]

    def line_of(self, text: str, default: int | None = None) -> int | None:
        """The first line of the source that holds `text`."""
        for number, line in enumerate(self.text.split("\n"), 1):
            if text in line:
                return number
        return default


@dataclass(frozen=True)
class Corpus:
    """Every page, and the notebooks by stem and language."""

    docs: Path
    pages: dict[str, dict[Language, Rendered]] = field(default_factory=dict)
    notebooks: dict[str, dict[Language, Path]] = field(default_factory=dict)
    strays: list[Path] = field(default_factory=list)
    """Pages that say no language in their names."""

    def each(self) -> list[Rendered]:
        """All pages, by stem, Chinese first."""
        return [
            halves[lang]
            for _, halves in sorted(self.pages.items())
            for lang in ("zh", "en")
            if lang in halves
        ]

    def pairs(self) -> list[tuple[Rendered, Rendered]]:
        """The pages that are there in both languages."""
        return [(halves["zh"], halves["en"]) for _, halves in sorted(self.pages.items()) if len(halves) == 2]


def read_corpus(root: Path) -> Corpus:
    """Render all of `root`/docs with the extensions of `root`/mkdocs.yml."""
    docs = root / "docs"
    corpus = Corpus(docs)
    md = site_markdown(root / "mkdocs.yml")
    for path in sorted([*docs.rglob("*.md"), *docs.rglob("*.ipynb")]):
        name, _, language = path.stem.rpartition(".")
        if ".ipynb_checkpoints" in path.parts:
            continue
        stem = path.relative_to(docs).with_name(name).as_posix() if name else ""
        if language not in LANGUAGES or not name:
            corpus.strays.append(path)
        elif path.suffix == ".ipynb":
            corpus.notebooks.setdefault(stem, {})[_language(language)] = path
        else:
            corpus.pages.setdefault(stem, {})[_language(language)] = render(
                md, path, stem, _language(language)
            )
    return corpus


def _language(name: str) -> Language:
    return "zh" if name == "zh" else "en"


def render(md: Markdown, path: Path, stem: str, language: Language) -> Rendered:
    """Render one page; a mistake in it is kept, not raised."""
    text = path.read_text("utf-8")
    body, _ = get_data(text)
    fences = fences_of(md, text)
    tree: HtmlElement | None = None
    error: BookError | None = None
    token = place.CURRENT.set(place.Page(path, language, "zh-en", f"zh-en/{stem}/"))
    try:
        md.reset()
        tree = alignment.parse(md.convert(body))
    except BookError as mistake:
        error = mistake
    finally:
        place.CURRENT.reset(token)
    return Rendered(path, stem, language, text, fences, tree, error)
