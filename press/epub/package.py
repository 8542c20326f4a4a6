"""The EPUB itself: its parts, its table of contents, its metadata, in a zip archive of always the same bytes.

EPUB 3.3 (w3.org/TR/epub-33): the file `mimetype` comes first and is not compressed.
"""

from __future__ import annotations

import datetime
import io
import uuid
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from press.epub.xhtml import SHELL, Section, serialise

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_TYPES = {".xhtml": "application/xhtml+xml", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png"}


@dataclass(frozen=True)
class About:
    """What the package says of the book."""

    title: str
    language: str
    author: str
    description: str
    contents: str
    """Title of the table of contents."""
    modified: datetime.datetime
    rights: str = "CC BY 4.0, MIT"

    @property
    def identifier(self) -> str:
        """Always the same for an edition."""
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'concurrent-python/{self.language}')}"


@dataclass(frozen=True)
class Node:
    """A page in the table of contents, with the pages below it."""

    section: Section
    below: tuple[Node, ...] = ()


def epub(about: About, contents: list[Node], style: str, images: dict[str, bytes]) -> bytes:
    """The finished file."""
    sections = list(_flat(contents))
    files: dict[str, bytes] = {"book.css": style.encode(), **dict(sorted(images.items()))}
    files["title.xhtml"] = _page(about, about.title, _title_page(about))
    files["contents.xhtml"] = _page(about, about.contents, _navigation(about, contents))
    for section in sections:
        files[section.name] = _page(about, section.title, f"\n{serialise(section.html)}\n")
    names = ["title.xhtml", "contents.xhtml", *(section.name for section in sections)]
    files["package.opf"] = _package(about, list(files), names).encode()
    return _archive(
        {"META-INF/container.xml": _CONTAINER.encode()} | {f"book/{n}": c for n, c in files.items()}
    )


def _flat(nodes: Iterable[Node]) -> Iterator[Section]:
    for node in nodes:
        yield node.section
        yield from _flat(node.below)


def _page(about: About, title: str, body: str) -> bytes:
    return SHELL.format(lang=about.language, title=escape(title), body=body).encode()


def _title_page(about: About) -> str:
    said = f"{escape(about.author)} · {about.modified:%Y-%m-%d}"
    return f'<p class="title">{escape(about.title)}</p><p>{escape(about.description)}</p><p>{said}</p>'


def _navigation(about: About, contents: list[Node]) -> str:
    return f'<nav epub:type="toc" id="toc"><h1>{escape(about.contents)}</h1>{_list(contents)}</nav>'


def _list(nodes: Iterable[Node]) -> str:
    rows = []
    for node in nodes:
        section = node.section
        heads = [
            f'<li><a href="{section.name}#{i}">{escape(words)}</a></li>' for i, words in section.headings
        ]
        inner = _list(node.below) if node.below else f"<ol>{''.join(heads)}</ol>" if heads else ""
        rows.append(f'<li><a href="{section.name}">{escape(section.title)}</a>{inner}</li>')
    return f"<ol>{''.join(rows)}</ol>"


def _package(about: About, files: list[str], spine: list[str]) -> str:
    items = "\n".join(_item(name) for name in sorted(files))
    order = "\n".join(f'<itemref idref="{_ident(name)}"/>' for name in spine)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"
 xml:lang="{about.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{about.identifier}</dc:identifier>
<dc:title>{escape(about.title)}</dc:title>
<dc:language>{about.language}</dc:language>
<dc:creator>{escape(about.author)}</dc:creator>
<dc:description>{escape(about.description)}</dc:description>
<dc:rights>{escape(about.rights)}</dc:rights>
<meta property="dcterms:modified">{about.modified:%Y-%m-%dT%H:%M:%SZ}</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
</metadata>
<manifest>
{items}
</manifest>
<spine>
{order}
</spine>
</package>
"""


def _item(name: str) -> str:
    suffix = name[name.rindex(".") :]
    properties = ' properties="nav"' if name == "contents.xhtml" else ""
    return f'<item id="{_ident(name)}" href="{name}" media-type="{_TYPES[suffix]}"{properties}/>'


def _ident(name: str) -> str:
    return "f-" + name.replace(".", "-")


def _archive(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in {"mimetype": b"application/epub+zip", **files}.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            target.writestr(entry, content)
    return buffer.getvalue()
