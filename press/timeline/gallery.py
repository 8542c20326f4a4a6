"""The Markdown block that shows a timeline without its program, for the gallery:

    /// timeline | ideas/races/lost_update_forced.py
    ///

A wrong path stops the build, as in a snippet block.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from html import escape
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from press.errors import BookError
from press.pages import page as pages
from press.pages.figure import figure_id
from press.pages.program import shown_path
from press.snippets.model import find_snippet
from press.timeline.markup import markup
from press.timeline.trace import check_current, read_trace, trace_path


class TimelineBlock(Block):
    """One `/// timeline` block."""

    NAME = "timeline"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "p")

    def on_end(self, block: etree.Element) -> None:
        place = pages.CURRENT.get()
        name = self.argument.strip()
        block.clear()
        block.text = self.md.htmlStash.store(_figure(name, place))


def _figure(name: str, place: pages.Page) -> str:
    where = shown_path(place.path) if place.path else "this page"
    try:
        snippet = find_snippet(name)
        path = trace_path(snippet.path)
        if not path.exists():
            raise BookError(path, None, "it has no timeline", f"python -m press record --timeline {name}")
        trace = read_trace(path)
        check_current(snippet, trace)
    except BookError as error:
        raise BookError(where, None, f"/// timeline | {name}: {error.what}", error.cure) from None
    ident = figure_id(name, None).replace("snippet", "timeline", 1)
    path_text = f'<p class="tl-path"><code>{escape(name)}</code></p>'
    return f'<figure class="timeline-alone">\n{path_text}\n{markup(trace, place.edition, ident)}\n</figure>'


class GalleryExtension(BlocksExtension):
    """`press.timeline.gallery` in mkdocs.yml."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        block_mgr.register(TimelineBlock, self.getConfigs())


def makeExtension(**kwargs: Any) -> GalleryExtension:
    """Entry point of Python-Markdown."""
    return GalleryExtension(**kwargs)
