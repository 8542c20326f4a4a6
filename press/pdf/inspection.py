"""The checks that every finished PDF passes before it is written: what Typst's own enforcement leaves open.

Reads the file as a stranger would, with qpdf (through pikepdf); each finding is one sentence.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from press.pdf.manuscript import Manuscript
from press.pdf.structure import Entry

_EMBEDDED = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True)
class Heading:
    """An entry of the outline."""

    title: str
    depth: int
    page: int
    """From 0."""


def inspect(pdf: bytes, book: Manuscript) -> Iterator[str]:
    """Everything wrong with the file."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        yield from document.check_pdf_syntax()
        yield from _identity(document)
        yield from _fonts(document)
        yield from _links(document)
        yield from _contents(document, book)
        yield from _programs(document, book)


def _identity(document: pikepdf.Pdf) -> Iterator[str]:
    root: Any = document.Root
    if not str(root.get("/Lang", "")):
        yield "it does not say in which language it is"
    if not document.docinfo.get("/Title"):
        yield "it has no title"
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "it is not tagged"
    with document.open_metadata() as metadata:
        if str(metadata.get("pdfuaid:part", "")) != "1":
            yield "it does not claim PDF/UA-1"


def _fonts(document: pikepdf.Pdf) -> Iterator[str]:
    things: Any = document.objects
    for thing in things:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
            continue
        name = str(thing.get("/BaseFont", "?"))
        if thing.get("/Subtype") == "/Type3":
            yield "it has a Type 3 font"
        if "/FontDescriptor" in thing and not any(key in thing.FontDescriptor for key in _EMBEDDED):
            yield f"the font {name} is not embedded"
        if thing.get("/Subtype") == "/Type0":
            if "/ToUnicode" not in thing:
                yield f"text in the font {name} cannot be copied"
            if "+" not in name:
                yield f"the font {name} is embedded whole, not as a subset"


def _links(document: pikepdf.Pdf) -> Iterator[str]:
    named = dict(_named(document))
    pages = {page.objgen for page in document.pages}
    for number, page in enumerate(document.pages, 1):
        notes: Any = page.get("/Annots", [])
        for note in notes:
            target: Any = note.get("/Dest") or note.get("/A", {}).get("/D")
            if isinstance(target, pikepdf.String | pikepdf.Name):
                target = named.get(str(target))
                if target is None:
                    yield f"a link on page {number} leads nowhere"
            if isinstance(target, pikepdf.Dictionary):
                target = target.get("/D")
            if isinstance(target, pikepdf.Array) and target[0].objgen not in pages:
                yield f"a link on page {number} leads to a page that is not there"


def _named(document: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    root: Any = document.Root
    tree = root.get("/Names", {}).get("/Dests")
    if tree is not None:
        yield from ((str(name), value) for name, value in pikepdf.NameTree(tree).items())
    for name, value in root.get("/Dests", {}).items():
        yield str(name), value


def outline(document: pikepdf.Pdf) -> list[Heading]:
    """All headings of the outline, in order."""
    numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(document.pages)}
    found: list[Heading] = []

    def walk(items: list[pikepdf.OutlineItem], depth: int) -> None:
        for item in items:
            target: Any = item.destination
            if target is None and item.action is not None:
                target = item.action.get("/D")
            page = numbers.get(target[0].objgen, -1) if isinstance(target, pikepdf.Array) else -1
            found.append(Heading(item.title, depth, page))
            walk(item.children, depth + 1)

    with document.open_outline() as tree:
        walk(tree.root, 0)
    return found


def _contents(document: pikepdf.Pdf, book: Manuscript) -> Iterator[str]:
    """Every page of the site is a heading of the outline, in the same order."""
    titles = iter([_plain(heading.title) for heading in outline(document)])
    for entry in book.entries:
        wanted = _plain(_title(entry, book))
        if not any(wanted in title for title in titles):
            yield f"{entry.page.source} is not in its outline, or not in its place"


def _title(entry: Entry, book: Manuscript) -> str:
    if entry.page.uri == "index.md":
        return book.words.preface
    return entry.page.title.partition("<")[0]


def _plain(title: str) -> str:
    """Without blanks and with typewriter quotation marks, which differ between a page and a heading."""
    return "".join(title.split()).translate(str.maketrans("‘’“”", "''\"\""))


def _programs(document: pikepdf.Pdf, book: Manuscript) -> Iterator[str]:
    missing = [name for name in book.programs if name not in document.attachments]
    if missing:
        yield f"programs are not attached: {', '.join(missing)}"
