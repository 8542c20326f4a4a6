"""The Markdown block that shows a snippet, on pymdownx.blocks:

    /// snippet | ideas/races/lost_update_forced.py
        highlight: both_have_read.wait()
    ///

Options: `section`, `highlight` (a text or a list of texts), `show` (all, code, output), `timeline` (false
hides it).  What is wrong is a BookError with the chapter's file and line, never a page without its program.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Any

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from press.errors import BookError
from press.pages import page as pages
from press.pages.figure import figure, figure_id
from press.pages.images import ImageTreeprocessor
from press.pages.listing import highlighted
from press.pages.page import Page
from press.pages.program import Request, read, shown_path

HEADER = re.compile(r"^\s*(?:[-*+>]\s+)*/{3,}[ ]*snippet\b[ ]*(?:\|[ ]*(?P<path>.*?))?[ ]*$")
OPTIONS = ("section", "highlight", "show", "timeline")


class SnippetBlock(Block):
    """One `/// snippet` block."""

    NAME = "snippet"
    ARGUMENT = None

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
                raise _Wrong(
                    "there is text in the block", "a snippet block has only options, indented by four"
                )
            html = self._figure(place)
        except _Wrong as wrong:
            raise _placed(place, wrong, self.argument, order[self.argument]) from None
        block.clear()
        block.text = self.md.htmlStash.store(html)

    def _figure(self, place: Page) -> str:
        request = _request(self.argument, self.given)
        try:
            program = read(request, "both" if place.edition == "zh-en" else place.edition)
        except BookError as error:
            where = error.file if error.line is None else f"{error.file}:{error.line}"
            raise _Wrong(f"{where}: {error.what}", error.cure) from None
        ident = _unique(figure_id(program.name, request.section), self.tracker.setdefault("ids", {}))
        options = {key: _text(self.given[key]) for key in OPTIONS if key in self.given}
        listing = (
            ""
            if program.code is None
            else highlighted(self.md, program.code, program.marked, f"{ident}-code")
        )
        return figure(program, listing, ident, options, place)


class _Wrong(Exception):
    """What is wrong with a block, before its place in the chapter is known."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what, self.cure = what, cure


def _request(argument: str, given: dict[str, Any]) -> Request:
    if not argument:
        raise _Wrong("a snippet block without a path", "write '/// snippet | part/chapter/name.py'")
    for key in given:
        if key not in OPTIONS:
            raise _Wrong(f"unknown option {key!r}", f"the options are {', '.join(OPTIONS)}")
    section, show, marks = given.get("section"), given.get("show", "all"), given.get("highlight", [])
    if section is not None and not isinstance(section, str):
        raise _Wrong(f"section is {section!r}", "give the name of one section, as a text")
    if show not in ("all", "code", "output"):
        raise _Wrong(f"show is {show!r}", "it is all, code or output")
    marks = [marks] if isinstance(marks, str) else marks
    if not isinstance(marks, list) or not all(isinstance(mark, str) and mark for mark in marks):
        raise _Wrong(
            f"highlight is {marks!r}", "give the text of the line, in quotes if YAML misreads it, or a list"
        )
    if show == "output" and (section or marks):
        raise _Wrong("section or highlight, but the code is not shown", "leave them out, or show: all")
    timeline = given.get("timeline", True)
    if not isinstance(timeline, bool):
        raise _Wrong(f"timeline is {timeline!r}", "write timeline: false to leave it out")
    return Request(argument, section, tuple(marks), show, timeline)


def _text(value: Any) -> str:
    return "\n".join(value) if isinstance(value, list) else str(value)


def _unique(ident: str, seen: dict[str, int]) -> str:
    seen[ident] = seen.get(ident, 0) + 1
    return ident if seen[ident] == 1 else f"{ident}-{seen[ident]}"


def _placed(place: Page, wrong: _Wrong, argument: str, occurrence: int) -> BookError:
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


class Unread(Treeprocessor):
    """Stops the page when a `/// snippet` line was left as text (its options are not YAML, say)."""

    def __init__(self, md: Markdown, config: dict[str, Any]) -> None:
        super().__init__(md)
        self.config = config

    def run(self, root: etree.Element) -> None:
        for text in _texts(root):
            for line in text.split("\n"):
                if found := HEADER.match(line):
                    place = current_page(self.config)
                    wrong = _Wrong(
                        "this snippet block cannot be read",
                        "leave a blank line above it, end it with '///', indent its options by four spaces, "
                        "quote values that hold ': ' or begin with a sign (highlight: 'a: int')",
                    )
                    raise _placed(place, wrong, found["path"] or "", 1)


def _texts(root: etree.Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag not in ("code", "pre"):
            yield element.text or ""
        yield element.tail or ""


def current_page(config: dict[str, Any]) -> Page:
    """The page being converted; the extension's own `edition` option wins (it needs no adapter)."""
    found = pages.CURRENT.get()
    edition = config.get("edition")
    if not edition:
        return found
    language = found.language if edition == "zh-en" else edition
    return Page(found.path, language, edition, found.url, found.repo_url)


class PressExtension(BlocksExtension):
    """`press.snippet` in mkdocs.yml: the snippet block and the inlined diagrams."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"edition": ["", "zh, en or zh-en; default: what the page's adapter says"]}
        Extension.__init__(self, **kwargs)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        config = self.getConfigs()
        block_mgr.register(SnippetBlock, config)
        md.treeprocessors.register(Unread(md, config), "press-unread", 25)
        md.treeprocessors.register(ImageTreeprocessor(md, lambda: current_page(config)), "press-images", 1)


def makeExtension(**kwargs: Any) -> PressExtension:
    """Entry point of Python-Markdown."""
    return PressExtension(**kwargs)
