"""A block that knows where on its page it stands: its mistakes name the file and the line of its header."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from functools import partial
from typing import Any

from pymdownx.blocks.block import Block

from press.errors import BookError
from press.pages import page as pages
from press.pages.page import Page
from press.pages.program import shown_path
from press.pages.slots import Filling, slot

HEADER = re.compile(
    r"^\s*(?:[-*+>]\s+)*/{3,}[ ]*(?:snippet|exercise|api|side-by-side)\b[ ]*(?:\|[ ]*(?P<path>.*?))?[ ]*$"
)


class Wrong(Exception):
    """What is wrong with a block, before its place in the chapter is known."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what, self.cure = what, cure


class PlacedBlock(Block):
    """A block that shows what its argument names, and says its mistakes with their place."""

    ARGUMENT = None
    PLACE = ("div", "")
    """Tag and classes of what it shows."""

    def _validate(self, parent: etree.Element, arg: Any, **options: Any) -> bool:
        """Take any argument and options: what is wrong with them is said, not shown as text."""
        self.argument = (arg or "").strip()
        self.options: dict[str, Any] = {"attrs": {}}
        self.given = options
        return True

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "p")

    def on_end(self, block: etree.Element) -> None:
        place = current_page(self.config)
        order = self.tracker.setdefault("order", {})
        order[self.argument] = order.get(self.argument, 0) + 1
        try:
            if "".join(block.itertext()).strip():
                cure = "a block has only options, indented by four"
                raise Wrong("there is text in the block", cure)
            filling = self.filling()
        except Wrong as wrong:
            raise placed(place, wrong, self.argument, order[self.argument]) from None
        made = partial(_filled, filling, self.argument, order[self.argument])
        block.clear()
        block.text = self.md.htmlStash.store(slot(*self.PLACE, made, place))

    def filling(self) -> Filling:
        """Makes what the block shows.  Both raise Wrong."""
        raise NotImplementedError

    def unique(self, ident: str) -> str:
        """An id that no other block of this kind has on the page."""
        seen = self.tracker.setdefault("ids", {})
        seen[ident] = seen.get(ident, 0) + 1
        return ident if seen[ident] == 1 else f"{ident}-{seen[ident]}"


def _filled(filling: Filling, argument: str, occurrence: int, place: Page) -> str:
    try:
        return filling(place)
    except Wrong as wrong:
        raise placed(place, wrong, argument, occurrence) from None


def placed(place: Page, wrong: Wrong, argument: str, occurrence: int) -> BookError:
    """The error, with file and line of the block that is the nth to show `argument` on its page."""
    return BookError(*_where(place, argument, occurrence), wrong.what, wrong.cure)


def _where(place: Page, argument: str, occurrence: int) -> tuple[str, int | None]:
    if place.path is None:
        return "this page", None
    lines = place.path.read_text("utf-8").split("\n")
    found = [
        n for n, line in enumerate(lines, 1) if (m := HEADER.match(line)) and (m["path"] or "") == argument
    ]
    return shown_path(place.path), found[min(occurrence, len(found)) - 1] if found else None


def current_page(config: dict[str, Any]) -> Page:
    """The page being converted; the extension's own `edition` option wins (it needs no adapter)."""
    found = pages.CURRENT.get()
    edition = config.get("edition")
    if not edition:
        return found
    language = found.language if edition == "zh-en" else edition
    return Page(found.path, language, edition, found.url, found.repo_url)
