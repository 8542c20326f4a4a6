"""What a page says of the same page in the other editions: the switcher, hreflang, the sitemap.

Values for the theme's templates; knows nothing of MkDocs.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from press.pages.edition import Edition, absolute_path, alternates, page_address, relative


class Switcher:
    """The editions that are built, seen from one of them."""

    def __init__(self, edition: Edition, editions: Sequence[Edition], root_url: str | None) -> None:
        self._edition = edition
        self._editions = editions
        self._root_url = root_url
        self._remembered: dict[tuple[str, str], str] = {}
        self.single = {one.language: one for one in editions if not one.parallel}
        """The editions of one language, by language."""

    def of_page(self, url: str) -> dict[str, Any]:
        """For the page that MkDocs calls `url`; links are relative, so that they work from a disk too."""
        here = page_address(self._edition, url)
        links: list[tuple[str, str]] = []
        if self._root_url and not self._edition.parallel:
            links = alternates(self._editions, self._root_url, page_address(self._editions[0], url))
        return {
            "edition": self._edition,
            "switcher": self._entries(lambda edition: relative(page_address(edition, url), here)),
            "alternates": links,
            "remembered": partial(self._once, _links_from(url)),
        }

    def _once(self, folder: str, what: str, caller: Callable[[], str]) -> str:
        """What a template has rendered of something that looks the same on all pages of a folder."""
        if (folder, what) not in self._remembered:
            self._remembered[folder, what] = caller()
        return self._remembered[folder, what]

    def of_template(self) -> dict[str, Any]:
        """For 404.html, which is served at any depth, so its links are absolute; and for the sitemap."""
        return {
            "edition": self._edition,
            "switcher": self._entries(lambda edition: absolute_path(self._root_url, edition.path)),
            "alternates": [],
            "sitemap": (list(self.single.values()), self._root_url, page_address, alternates),
        }

    def _entries(self, link: Callable[[Edition], str]) -> list[dict[str, Any]]:
        return [
            {"edition": edition, "href": link(edition), "current": edition == self._edition}
            for edition in self._editions
        ]

    def made_of_singles(self, edition: Edition) -> bool:
        """Whether an edition is parallel, and each of its languages has an edition too."""
        return edition.parallel and set(edition.languages) <= set(self.single)


def _links_from(url: str) -> str:
    """The same for pages whose links to places outside of them are the same: the folder they are in."""
    return posixpath.dirname(url.rstrip("/")) if url.strip("./") else "the root"
