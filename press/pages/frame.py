"""What is corrected in a finished HTML page: language, names for screen readers, shared assets.

Text in, text out.  Sub-editions use the root's style sheets, scripts, pictures and downloads: one copy on
the server and in the reader's cache.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from pathlib import Path

from press.pages.edition import Edition

SHARED = ("assets/", "snippets/", "snippets.zip")
"""Addresses below an edition that are kept once, below the site's root."""

_LINK = r'((?: href| src)="|"search": ?")'
"""What stands before a link in a page."""
_HTML_LANG = re.compile(r'<html lang="[^"]*"')
_SEARCH_DIALOG = 'data-md-component="search" role="dialog"'


def share(html: str, edition: Edition, page: str) -> str:
    """Point links to the edition's own assets at the root's. `page`: its address below the site's root."""
    if not edition.path:
        return html
    up = "../" * page.removeprefix(edition.path).count("/")
    own = re.compile(rf"{_LINK}(?:\./)?{re.escape(up)}(?={'|'.join(map(re.escape, SHARED))})")
    return own.sub(rf"\1../{up}", html)


def share_absolute(html: str, edition: Edition, root_path: str) -> str:
    """The same for a page with absolute links (404.html). `root_path`: path of the site on its host."""
    if not edition.path:
        return html
    own = posixpath.join(root_path, edition.path)
    pattern = "|".join(re.escape(own + name) for name in SHARED)
    return re.sub(rf'"(?:{pattern})', lambda found: '"' + root_path + found[0][1 + len(own) :], html)


def finish(html: str, edition: Edition) -> str:
    """Set the document's language and name the search dialog, which the theme leaves without a name."""
    html = _HTML_LANG.sub(f'<html lang="{edition.lang}" data-edition="{edition.name}"', html, count=1)
    return html.replace(_SEARCH_DIALOG, f'{_SEARCH_DIALOG} aria-label="{edition.search_label}"', 1)


def drop_shared(site: Path) -> None:
    """Remove a sub-edition's own copies of what is kept once."""
    for name in SHARED:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        elif path.exists():
            path.unlink()


def drop_unused(site: Path) -> None:
    """Remove what no page loads: diagrams (pages hold them) and the maps of the theme's scripts."""
    shutil.rmtree(site / "assets/diagrams", ignore_errors=True)
    for path in (site / "assets").rglob("*.map"):
        path.unlink()
