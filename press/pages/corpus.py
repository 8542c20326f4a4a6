"""All pages of the book, rendered by the site's own Markdown, for the gates that look at them.

Rendered as for the parallel edition (comments in both languages), so that code is equal in both halves of a
pair.  It reads and renders; what is wrong with the pages is said by links, ledger and parity.
"""

from __future__ import annotations

import json
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
    numbers: list[int] | None = None
    """For a notebook: the line of the file in which each line of `text` stands."""

    @property
    def file(self) -> str:
        """As errors name it: 'docs/ideas/races.zh.md'."""
        return shown_path(self.path)

    def shown_snippets(self) -> list[str]:
        """Names of the programs it shows."""
        return [] if self.tree is None else [str(x) for x in self.tree.xpath(".//figure/@data-snippet")]

    def shown_exercises(self) -> list[str]:
        """Names of the exercises it sets."""
        return [] if self.tree is None else [str(x) for x in self.tree.xpath(".//div/@data-exercise")]

    def diagrams(self) -> list[str]:
        """Names of the drawings it shows."""
        return [] if self.tree is None else [str(x) for x in self.tree.xpath(".//figure/@data-diagram")]

    def number(self, line: int) -> int:
        """The line of the file in which line `line` (from 1) of the text stands."""
        return line if self.numbers is None else self.numbers[line - 1]

    def line_of(self, text: str, default: int | None = None) -> int | None:
        """The first line of the file that holds `text`."""
        for number, line in enumerate(self.text.split("\n"), 1):
            if text in line:
                return self.number(number)
        return default


@dataclass(frozen=True)
class Corpus:
    """Every page and notebook by stem and language."""

    docs: Path
    pages: dict[str, dict[Language, Rendered]] = field(default_factory=dict)
    notebooks: dict[str, dict[Language, Rendered]] = field(default_factory=dict)
    strays: list[Path] = field(default_factory=list)
    """Pages that say no language in their names."""
    asides: list[Rendered] = field(default_factory=list)
    """README and the like beside docs/: read, not rendered, for they are no pages."""

    def each(self) -> list[Rendered]:
        """All pages, by stem, Chinese first; no notebooks."""
        return _in_order(self.pages)

    def texts(self) -> list[Rendered]:
        """All pages and all notebooks."""
        return [*self.each(), *_in_order(self.notebooks)]

    def pairs(self) -> list[tuple[Rendered, Rendered]]:
        """The pages and notebooks that are there in both languages."""
        both = [*sorted(self.pages.items()), *sorted(self.notebooks.items())]
        return [(halves["zh"], halves["en"]) for _, halves in both if len(halves) == 2]


def _in_order(table: dict[str, dict[Language, Rendered]]) -> list[Rendered]:
    order: tuple[Language, ...] = ("zh", "en")
    return [halves[lang] for _, halves in sorted(table.items()) for lang in order if lang in halves]


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
            continue
        table = corpus.notebooks if path.suffix == ".ipynb" else corpus.pages
        table.setdefault(stem, {})[_language(language)] = render(md, path, stem, _language(language))
    for path in sorted(root.glob("*.md")):
        text = path.read_text("utf-8")
        language = path.stem.rpartition(".")[2]
        fences = fences_of(md, text)
        corpus.asides.append(Rendered(path, path.stem, _language(language), text, fences, None, None))
    return corpus


def _language(name: str) -> Language:
    return "zh" if name == "zh" else "en"


def render(md: Markdown, path: Path, stem: str, language: Language) -> Rendered:
    """Render one page; a mistake in it is kept, not raised."""
    text, numbers = path.read_text("utf-8"), None
    if path.suffix == ".ipynb":
        text, numbers = notebook_text(text)
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
    return Rendered(path, stem, language, text, fences, tree, error, numbers)


def notebook_text(source: str) -> tuple[str, list[int]]:
    """A notebook as one Markdown text, its code in fences, and for each line the line of the file.

    A notebook file has each line of a cell on a line of its own, so the next that holds the text is it.
    """
    rows = source.split("\n")
    lines: list[str] = []
    numbers: list[int] = []
    row = 0
    for cell in json.loads(source)["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "code":
            text = f"```python\n{text}\n```"
        for line in [*text.split("\n"), ""]:
            stored = json.dumps(line, ensure_ascii=False)[1:-1]
            if stored.strip("`"):
                row = next((n for n in range(row, len(rows)) if stored in rows[n]), row)
            lines.append(line)
            numbers.append(row + 1)
    return "\n".join(lines), numbers
