"""What a page shows differently in each edition (programs, timelines): a slot in the page, filled later.

So the Markdown of a language is converted once for all editions.  A conversion that keeps its slots leaves
an empty element for each, with the tag and classes of what will stand there; any other fills them at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from press.pages.page import Page

Filling = Callable[[Page], str]
"""Makes the HTML of a slot for a page of some edition; can be pickled."""
_SLOT = re.compile(r'<(?P<tag>\w+) class="[\w -]*" data-slot="(?P<key>\w+)"></(?P=tag)>')


class Slots:
    """The slots of one page, by the keys that stand in it. `mark`: begins each key."""

    def __init__(self, mark: str = "") -> None:
        self._mark = mark
        self._fillings: dict[str, Filling] = {}

    def leave(self, tag: str, classes: str, filling: Filling) -> str:
        """An empty element to be filled later."""
        key = f"{self._mark}{len(self._fillings)}"
        self._fillings[key] = filling
        return f'<{tag} class="{classes}" data-slot="{key}"></{tag}>'

    def __contains__(self, key: str) -> bool:
        return key in self._fillings

    def open(self, key: str, page: Page) -> str:
        """What belongs in one slot; it may have slots of its own, which are left."""
        with self.kept():
            return self._fillings[key](page)

    def filled(self, html: str, page: Page) -> str:
        """The HTML with all its slots filled, but for those of other pages."""

        def content(found: re.Match[str]) -> str:
            filling = self._fillings.get(found["key"])
            return filling(page) if filling else found[0]

        return _SLOT.sub(content, html)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep the slots of a conversion here."""
        token = _KEPT.set(self)
        try:
            yield
        finally:
            _KEPT.reset(token)


_KEPT: ContextVar[Slots | None] = ContextVar("slots", default=None)


def slot(tag: str, classes: str, filling: Filling, page: Page) -> str:
    """The HTML of something that differs from edition to edition, or its place.

    `tag`, `classes`: those of its one element; of the classes only those that say what it is.
    """
    kept = _KEPT.get()
    return filling(page) if kept is None else kept.leave(tag, classes, filling)
