"""A page cut at its headings for the search index: as the search plugin does it, but faster.

That one looks at every tag with great care and takes as long as all templates.  Pages of the book are
well-formed; one that has anything this does not know is left to the plugin.
"""

from __future__ import annotations

import html
import re
from typing import Any

_UNUSUAL = re.compile(r"<(?:!|\?|object\b|script\b|style\b)|data-search-exclude|linenodiv|headerlink")
_PIECE = re.compile(r"""<(/?)([a-zA-Z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|[^<]+|<""")
_ID = re.compile(r'\sid="([^"]*)"')
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})


class Sections:
    """Takes the place of the plugin's parser. `plugin`: its module; `parser`: the class itself."""

    def __init__(self, plugin: Any, parser: Any) -> None:
        self._plugin, self._parser = plugin, parser
        self._context: list[str] = []
        self._section: Any = None
        self.data: list[Any] = []
        """The sections, as the plugin makes them."""

    def feed(self, content: str) -> None:
        """Cut up a page."""
        if _UNUSUAL.search(content):
            parser = self._parser()
            parser.feed(content)
            parser.close()
            self.data = parser.data
            return
        for piece in _PIECE.finditer(content):
            tag = piece[2]
            if tag is None:
                self._text(html.unescape(piece[0]))
            elif piece[1]:
                self._end(tag.lower())
            elif tag.lower() not in self._plugin.void:
                self._start(tag.lower(), piece[3])
                if piece[3].endswith("/"):
                    self._end(tag.lower())

    def close(self) -> None:
        """All has been said."""

    def _begin(self, tag: str, depth: int, ident: str | None = None) -> None:
        self._section = self._plugin.Section(self._plugin.Element(tag), depth)
        if ident is not None:
            self._section.id = ident
        self.data.append(self._section)

    def _start(self, tag: str, attributes: str) -> None:
        self._context.append(tag)
        if tag in _HEADINGS and (ident := _ID.search(attributes)):
            depth = len(self._context)
            if tag != "h1" and not self.data:
                self._begin("hx", depth)
            self._begin(tag, depth, html.unescape(ident[1]) if self.data else None)
        if self._section is None:
            self._begin("hx", 0)
        if tag in _KEPT:
            self._written().append(f"<{tag}>")

    def _end(self, tag: str) -> None:
        context = self._context
        if not context or context[-1] != tag:
            return
        if self._section.depth > len(context):
            for section in reversed(self.data):
                if section.depth <= len(context):
                    self._section.depth = float("inf")
                    self._section = section
                    break
        context.pop()
        if tag in _KEPT:
            written = self._written()
            first = written.index(f"<{tag}>")
            if all(piece.isspace() for piece in written[first + 1 :]):
                del written[first:]
            else:
                written.append(f"</{tag}>")

    def _written(self) -> list[str]:
        """The title while its heading is open, else the text."""
        section = self._section
        found: list[str] = section.title if section.el.tag in self._context else section.text
        return found

    def _text(self, data: str) -> None:
        listing = "pre" in self._context
        if not listing:
            data = " " if data.isspace() else data.replace("\n", " ")
        if self._section is None:
            self._begin("hx", 0)
        written = self._written()
        if written is self._section.title or not data.isspace():
            written.append(html.escape(data, quote=False))
        elif listing or not written or not written[-1].isspace():
            written.append(data)
