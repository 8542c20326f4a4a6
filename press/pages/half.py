"""A page in one language as it was rendered, so that it need not be rendered again.

A parallel edition shows two of them, and a served book takes those that an edit did not touch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from press.pages.slots import Slots


@dataclass(frozen=True)
class Half:
    """What rendering has made of a page; the slots in its content are empty."""

    uri: str
    content: str
    slots: Slots
    toc: Any
    title: str | None
    anchors: set[str] | None
    links: dict[str, dict[str, str]]
    """Links to headings, by common name of their page."""

    def give_to(self, page: Page, files: Files) -> None:
        """Make it the page's content, as if that had been rendered now."""
        page.content, page.toc = self.content, self.toc
        page._title_from_render, page.present_anchor_ids = self.title, self.anchors
        page.links_to_anchors = {
            file: links for uri, links in self.links.items() if (file := files.get_file_from_path(uri))
        }


def half_of(page: Page, slots: Slots) -> Half:
    """What a rendered page is made of."""
    links = {file.src_uri: found for file, found in (page.links_to_anchors or {}).items()}
    return Half(
        page.file.src_uri, page.content or "", slots, page.toc, page.title, page.present_anchor_ids, links
    )
