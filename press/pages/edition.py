"""An edition of the book (中文, English, 中英对照): its settings and its addresses.

Plain values and functions; knows nothing of MkDocs.  An edition's pages have the same addresses as every
other edition's, below the edition's own folder, so a link from one to another needs only the two folders.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

LANGUAGES = ("zh", "en")
"""Every page exists in these; `ideas/gil.md` is written as `gil.zh.md` and `gil.en.md`."""


@dataclass(frozen=True)
class Edition:
    """One edition. The first one configured lives at the root of the site."""

    name: str
    path: str
    """Folder below the site's root, "" or ending in a slash."""
    languages: tuple[str, ...]
    """Languages its pages show: one, or both for the parallel edition; the first names the page."""
    lang: str
    """BCP 47 tag for `<html lang>` and hreflang."""
    theme_language: str
    label: str
    """Its name in the switcher, in its own language."""
    short: str
    """The same in three or four letters, for phones."""
    site_name: str
    description: str
    search_label: str

    @property
    def parallel(self) -> bool:
        """Whether it shows two languages side by side."""
        return len(self.languages) > 1

    @property
    def language(self) -> str:
        """The language that names its pages and sections."""
        return self.languages[0]


def editions_from(settings: Mapping[str, Mapping[str, Any]]) -> dict[str, Edition]:
    """The editions of a settings table, in its order.

    Raises ValueError, naming the edition, for a missing or unknown key.
    """
    found: dict[str, Edition] = {}
    for name, options in settings.items():
        try:
            values = {**options, "languages": tuple(options["languages"])}
            found[name] = Edition(name=name, **values)
        except (KeyError, TypeError) as error:
            raise ValueError(f"edition {name!r}: {error}") from None
    return found


def wanted(editions: Iterable[str], only: str | None) -> list[str]:
    """The editions to build: all, or those in `only` ("zh,en"); the first is always among them.

    Raises ValueError for a name that is no edition.
    """
    names = list(editions)
    chosen = [name.strip() for name in (only or "").split(",") if name.strip()]
    for name in chosen:
        if name not in names:
            raise ValueError(f"EDITIONS={only}: there is no edition {name!r}; there are {', '.join(names)}")
    return [name for name in names if not chosen or name in chosen or name == names[0]]


def relative(target: str, page: str) -> str:
    """The relative address of `target` seen from `page`; both are addresses below the site's root.

    A page's address ends in a slash or in a file name; "" is the root page.
    """
    here = posixpath.dirname("/" + page)
    found = posixpath.relpath("/" + target, here)
    return found + "/" if target.endswith("/") or not target else found


def page_address(edition: Edition, url: str) -> str:
    """Address below the site's root of the page that MkDocs calls `url`."""
    return edition.path + ("" if url in (".", "./") else url)


def absolute_path(root_url: str | None, address: str) -> str:
    """Path on the host of an address below the site's root, e.g. "/book/en/"."""
    return posixpath.join(urlsplit(root_url or "/").path or "/", address)


def alternates(editions: Iterable[Edition], root_url: str, url: str) -> list[tuple[str, str]]:
    """(hreflang, absolute address) of a page in every single-language edition, and x-default."""
    single = [edition for edition in editions if not edition.parallel]
    links = [(edition.lang, urljoin(root_url, page_address(edition, url))) for edition in single]
    return [*links, ("x-default", links[0][1])]
