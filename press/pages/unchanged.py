"""What a served book need not do again: pages that an edit does not touch are taken from the last build.

A page is rendered again if its source, or anything that any page could show of other files, has changed;
it is framed again if, besides, a title in the navigation has.  Pages that gave a warning are never kept.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from press.api.coverage import Coverage, current_coverage
from press.pages.half import Half, half_of
from press.pages.reports import NAMES
from press.pages.slots import Slots
from press.snippets import model
from press.timeline.gallery import shown_in

TEMPLATE = "unchanged.html"
"""An empty template; the output of a page that is kept replaces what it renders."""
API, TIMELINES, SHELF = "/// api", re.compile(r"(?m)^/// timelines \| *(\S+)"), "/// shelf"
"""Blocks that show what other pages say of names, and which timelines they show, and what lies in dist/."""


@dataclass
class Kept:
    """One page of the last build."""

    key: str
    half: Half
    frame: str = ""
    output: str = ""
    entries: list[Any] = field(default_factory=list)
    """Its entries in the search index."""


class Unchanged:
    """The pages of the last build of one edition."""

    def __init__(self) -> None:
        self._pages: dict[str, Kept] = {}
        self._world = ""
        self._frame = ""
        self._language = ""
        self._coverage: Coverage | None = None
        self._coverages = 0

    def look_around(self, files: Files, folders: Iterable[Path], language: str) -> None:
        """Take the signature of everything beside a page's own source that its content can depend on."""
        self._language = language
        names = sorted(file.src_uri for file in files)
        stamps = [
            f"{path}:{path.stat().st_mtime_ns}"
            for folder in folders
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix != ".pyc"
        ]
        self._world = _digest([*names, *stamps])

    def render(self, page: Page, files: Files, render: Callable[[], None]) -> None:
        """Give a page the content it had, or else render it, and keep that if it gave no warning."""
        if self._restore(page, files):
            return
        said = len(NAMES.said)
        render()
        if len(NAMES.said) == said and SHELF not in (page.markdown or ""):
            self._keep(page)
        else:
            self._pages.pop(page.file.src_uri, None)

    def _restore(self, page: Page, files: Files) -> bool:
        kept = self._pages.get(page.file.src_uri)
        if kept is None or kept.key != self._key(page):
            return False
        kept.half.give_to(page, files)
        return True

    def _keep(self, page: Page) -> None:
        self._pages[page.file.src_uri] = Kept(self._key(page), half_of(page, Slots()))

    def _key(self, page: Page) -> str:
        text, own = page.markdown or "", str(page.file.abs_src_path)
        shown = [repr(shown_in(chapter, self._language)) for chapter in TIMELINES.findall(text)]
        if API in text and (coverage := current_coverage(model.ROOT)) is not self._coverage:
            self._coverage, self._coverages = coverage, self._coverages + 1
        if API in text:
            shown.append(str(self._coverages))
        return _digest([self._world, own, text, repr(page.meta), *shown])

    # ── its frame ─────────────────────────────────────────────────────────────────────────────────────

    def mark(self, nav: Navigation, pages: Iterable[Page]) -> None:
        """Tell MkDocs and search to pass over the pages whose output is known."""
        titles = [f"{page.url} {page.title}" for page in nav.pages] + [repr(item) for item in nav.items]
        self._frame = _digest(titles)
        for page in pages:
            if self.kept(page) is not None:
                page.meta = {**page.meta, "template": TEMPLATE, "search": {"exclude": True}}

    def kept(self, page: Page) -> Kept | None:
        """The page, if its whole output is known."""
        found = self._pages.get(page.file.src_uri)
        known = found is not None and found.half.content == page.content and found.frame == self._frame
        return found if known and found is not None and found.output else None

    def keep_output(self, page: Page, output: str, entries: list[Any]) -> None:
        """Remember the whole of a page that is kept."""
        kept = self._pages.get(page.file.src_uri)
        if kept is not None:
            kept.output, kept.frame, kept.entries = output, self._frame, entries


def _digest(pieces: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece.encode())
        digest.update(b"\0")
    return digest.hexdigest()
