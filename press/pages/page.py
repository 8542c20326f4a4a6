"""What a Markdown extension of the press knows of the page it works on.

The site generator makes a new Markdown object for each page and hands it nothing but text, so the adapter
sets `CURRENT` before each page; without one (tests, plain `markdown.markdown`) the defaults hold.
"""

from __future__ import annotations

import posixpath
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Language = Literal["zh", "en"]
Edition = Literal["zh", "en", "zh-en"]
FOLDERS: dict[Edition, str] = {"zh": "", "en": "en/", "zh-en": "zh-en/"}
"""Where each edition is, below the root of the site (as `editions` in mkdocs.yml has it)."""


@dataclass(frozen=True)
class Page:
    """The page being converted."""

    path: Path | None = None
    """Its source, docs/ideas/races.zh.md; errors name it and find their line in it."""
    language: Language = "zh"
    """In which language labels are written."""
    edition: Edition = "zh"
    """Which comments are shown: one language's, or both in 'zh-en'."""
    url: str = ""
    """Where it will be, below the root of the whole site: 'en/ideas/races/' or 'en/ideas/races.html'."""
    repo_url: str = ""
    """The repository, for links to a program's source; '' makes no such links."""

    def relative(self, target: str) -> str:
        """A link from this page to `target`, a path below the root of the whole site."""
        return posixpath.relpath("/" + target, "/" + posixpath.dirname(self.url))

    def download_href(self, snippet: str) -> str:
        """Link to a program, 'ideas/races/lost_update.py', as the site serves it for saving."""
        return self.relative(f"snippets/{snippet}")

    def page_href(self, stem: str, anchor: str) -> str:
        """Link to a place on another page ('timelines', 'how-to-read') of the same edition."""
        folder = not self.url.endswith(".html")
        address = self.relative(f"{FOLDERS[self.edition]}{stem}{'' if folder else '.html'}")
        return f"{address}{'/' if folder else ''}#{anchor}"


NOWHERE = Page()
"""A page without a place: Chinese, at the root of the site."""

CURRENT: ContextVar[Page] = ContextVar("page", default=NOWHERE)
"""The page that the running conversion is for."""
