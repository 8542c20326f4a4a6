"""The Markdown block that sets the timelines of several programs side by side:

    /// side-by-side | pools/callbacks
        kettle_stand_by: 守着一把壶 / Stand by a kettle
        kettle_whistle: 哪把响，就去哪把 / Go to whichever whistles
    ///

The argument is a folder of snippets/; each option names a program there and says what its panel is called.
"""

from __future__ import annotations

from functools import partial

from press.errors import BookError
from press.pages.badges import in_language
from press.pages.page import Page
from press.pages.placing import PlacedBlock, Wrong
from press.pages.slots import Filling
from press.timeline.gallery import trace_of
from press.timeline.markup import how_to_read
from press.timeline.side_by_side import Panel
from press.timeline.side_by_side_markup import markup

CLASSES = "timeline-alone tl-beside"


class SideBySideBlock(PlacedBlock):
    """One `/// side-by-side` block."""

    NAME = "side-by-side"
    PLACE = ("figure", CLASSES)

    def filling(self) -> Filling:
        if len(self.given) < 2:
            cure = "name each program as an option: 'name: 标题 / Title'"
            raise Wrong("a side-by-side block with fewer than two programs", cure)
        titles = {name: _title(name, text) for name, text in self.given.items()}
        ident = self.unique("side-by-side-" + self.argument.replace("/", "-"))
        return partial(shown, self.argument, titles, ident)


def shown(folder: str, titles: dict[str, tuple[str, str]], ident: str, place: Page) -> str:
    """The figure.  Raises Wrong if a program has no true timeline, or one without jobs."""
    try:
        panels = [Panel(trace_of(f"{folder}/{name}.py"), title) for name, title in titles.items()]
        drawn = markup(panels, place.edition, ident, how_to_read(place))
    except BookError as error:
        raise Wrong(f"{error.file}: {error.what}", error.cure) from None
    return f'<figure class="{CLASSES}">\n{drawn}\n</figure>'


def _title(name: str, text: object) -> tuple[str, str]:
    zh, en = (in_language(str(text), language) for language in ("zh", "en"))
    if zh == en:
        raise Wrong(f"{name} has no title in both languages: {text!r}", "write '标题 / Title'")
    return zh, en
