"""The Markdown blocks of the page about timelines: one whole timeline, or small ones of a whole chapter.

    /// timeline | ideas/races/lost_update_forced.py
    ///
    /// timelines | ideas/races
    ///

The small ones lead to their programs in the chapter, in its order.  A wrong path stops the build, as in a
snippet block.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from press.errors import BookError
from press.pages import page as pages
from press.pages.figure import figure_id
from press.pages.program import shown_path
from press.pages.slots import slot
from press.snippets.model import ROOT, SNIPPETS, find_snippet
from press.timeline.markup import markup
from press.timeline.mini import mini
from press.timeline.trace import Trace, check_current, read_trace, trace_path


class TimelineBlock(Block):
    """One `/// timeline` block."""

    NAME = "timeline"
    ARGUMENT = True
    CLASSES = "timeline-alone"
    MAKE: Callable[[str, pages.Page], str]

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "p")

    def on_end(self, block: etree.Element) -> None:
        made = partial(_made, self.NAME, type(self).MAKE, self.argument.strip())
        block.clear()
        block.text = self.md.htmlStash.store(slot("figure", self.CLASSES, made, pages.CURRENT.get()))


class TimelinesBlock(TimelineBlock):
    """One `/// timelines` block."""

    NAME = "timelines"
    CLASSES = "timeline timeline-alone tl-gallery"


def _made(block: str, make: Callable[[str, pages.Page], str], name: str, place: pages.Page) -> str:
    """What a block shows; a mistake is said with the page that has it."""
    where = shown_path(place.path) if place.path else "this page"
    try:
        return make(name, place)
    except BookError as error:
        of = "" if name in str(error.file) else f"{error.file}: "
        raise BookError(where, None, f"/// {block} | {name}: {of}{error.what}", error.cure) from None


def alone(name: str, place: pages.Page) -> str:
    """A whole timeline without its program."""
    ident = figure_id(name, None).replace("snippet", "timeline", 1)
    path = f'<p class="tl-path"><code>{escape(name)}</code></p>'
    drawn = markup(trace_of(name), place.edition, ident)
    return f'<figure class="timeline-alone">\n{path}\n{drawn}\n</figure>'


def small(chapter: str, place: pages.Page) -> str:
    """All timelines of a chapter, each a link to its program."""
    names = timelines_of(chapter)
    if not names:
        raise BookError(chapter, None, "no timeline is there", "name a folder of snippets/ that has some")
    shown = shown_in(chapter, place.language)
    names.sort(key=lambda name: list(shown).index(name) if name in shown else len(shown))
    items = []
    for name in names:
        anchor = figure_id(name, shown[name]) if name in shown else ""
        href = escape(place.page_href(chapter, anchor).removesuffix("#"))
        title = escape(name.rpartition("/")[2].removesuffix(".py")).replace("_", "_<wbr>")
        items.append(f'<li><a href="{href}"><code>{title}</code>{mini(trace_of(name))}</a></li>')
    inside = "\n".join(items)
    return f'<figure class="timeline timeline-alone tl-gallery"><ul>\n{inside}\n</ul></figure>'


def trace_of(name: str) -> Trace:
    """The trace of a program.  Raises BookError if there is none, or none of the program as it is."""
    snippet = find_snippet(name)
    path = trace_path(snippet.path)
    if not path.exists():
        raise BookError(path, None, "it has no timeline", f"python -m press record --timeline {name}")
    trace = read_trace(path)
    check_current(snippet, trace)
    return trace


def timelines_of(chapter: str) -> list[str]:
    """The programs below a folder of snippets/ that have a timeline."""
    files = sorted((SNIPPETS / chapter).rglob("*.trace.json"))
    return [f"{file.relative_to(SNIPPETS).as_posix().removesuffix('.trace.json')}.py" for file in files]


def shown_in(chapter: str, language: str, docs: Path = ROOT / "docs") -> dict[str, str | None]:
    """The programs that a chapter shows with their timelines, in its order, and of which section."""
    source = docs / f"{chapter}.{language}.md"
    text = source.read_text("utf-8") if source.exists() else ""
    blocks = re.findall(r"(?ms)^ *///+ snippet \| (\S+)[ \t]*\n(.*?)^ *///+ *$", text)
    found: dict[str, str | None] = {}
    for name, options in blocks:
        if not re.search(r"(?m)^\s+(?:show: (?:code|output)|timeline: false)", options):
            section = re.search(r"(?m)^\s+section: *(\S+)", options)
            found.setdefault(name, section[1] if section else None)
    return found


TimelineBlock.MAKE = staticmethod(alone)
TimelinesBlock.MAKE = staticmethod(small)


class GalleryExtension(BlocksExtension):
    """`press.timeline.gallery` in mkdocs.yml."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        block_mgr.register(TimelineBlock, self.getConfigs())
        block_mgr.register(TimelinesBlock, self.getConfigs())


def makeExtension(**kwargs: Any) -> GalleryExtension:
    """Entry point of Python-Markdown."""
    return GalleryExtension(**kwargs)
