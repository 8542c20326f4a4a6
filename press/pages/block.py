"""The Markdown blocks that show a snippet and an exercise, on pymdownx.blocks:

    /// snippet | ideas/races/lost_update_forced.py
        highlight: both_have_read.wait()
    ///

    /// exercise | ideas/races/transfer
    ///

Options of a snippet: `section`, `highlight` (a text or a list of texts), `show` (all, code, output),
`timeline` (false hides it).  What is wrong is a BookError with the chapter's file and line, never a page
without its program.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from functools import partial
from typing import Any

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor

from press.errors import BookError
from press.exercises.exercise import Exercise
from press.pages.api import ApiBlock
from press.pages.exercise import exercise_html, exercise_id, named
from press.pages.figure import figure, figure_id
from press.pages.images import ImageTreeprocessor
from press.pages.listing import Settings, highlighted, highlighting
from press.pages.page import Page
from press.pages.placing import HEADER, PlacedBlock, Wrong, current_page, placed
from press.pages.program import Program, Request, read
from press.pages.side_by_side import SideBySideBlock
from press.pages.slots import Filling, slot

OPTIONS = ("section", "highlight", "show", "timeline")


class SnippetBlock(PlacedBlock):
    """One `/// snippet` block."""

    NAME = "snippet"
    PLACE = ("figure", "snippet")

    def filling(self) -> Filling:
        request = _request(self.argument, self.given)
        ident = self.unique(figure_id(request.path, request.section))
        options = {key: _text(self.given[key]) for key in OPTIONS if key in self.given}
        return partial(shown, request, ident, highlighting(self.md), options)


class ExerciseBlock(PlacedBlock):
    """One `/// exercise` block."""

    NAME = "exercise"
    PLACE = ("div", "exercise")

    def filling(self) -> Filling:
        if self.given:
            raise Wrong(f"unknown option {next(iter(self.given))!r}", "an exercise block has no options")
        exercise = named(self.argument)
        ident = self.unique(exercise_id(exercise))
        return partial(shown_exercise, exercise, ident, highlighting(self.md))


def read_placed(request: Request, place: Page) -> Program:
    """What a block shows of a program; a mistake in the program is the block's."""
    try:
        return read(request, "both" if place.edition == "zh-en" else place.edition)
    except BookError as error:
        where = error.file if error.line is None else f"{error.file}:{error.line}"
        raise Wrong(f"{where}: {error.what}", error.cure) from None


def shown(request: Request, ident: str, settings: Settings, options: dict[str, str], place: Page) -> str:
    """The figure of a program, its code highlighted as every fence of the page is."""
    program, listing = read_placed(request, place), ""
    if program.code is not None:
        made = partial(_listing, settings, program.code, program.marked, f"{ident}-code")
        listing = slot("div", settings["css_class"], made, place)
    return figure(program, listing, ident, options, place)


def _listing(settings: Settings, code: str, marked: tuple[int, ...], ident: str, place: Page) -> str:
    return highlighted(settings, code, marked, ident)


def shown_exercise(exercise: Exercise, ident: str, settings: Settings, place: Page) -> str:
    """An exercise with its starting program and its solution."""
    start = Request(exercise.snippet_name("start"), show="code")
    solution = Request(exercise.snippet_name("solution"))
    return exercise_html(
        exercise,
        shown(start, f"{ident}-start", settings, {}, place),
        shown(solution, f"{ident}-solution", settings, {}, place),
        ident,
        place,
    )


def _request(argument: str, given: dict[str, Any]) -> Request:
    if not argument:
        raise Wrong("a snippet block without a path", "write '/// snippet | part/chapter/name.py'")
    for key in given:
        if key not in OPTIONS:
            raise Wrong(f"unknown option {key!r}", f"the options are {', '.join(OPTIONS)}")
    section, show, marks = given.get("section"), given.get("show", "all"), given.get("highlight", [])
    if section is not None and not isinstance(section, str):
        raise Wrong(f"section is {section!r}", "give the name of one section, as a text")
    if show not in ("all", "code", "output"):
        raise Wrong(f"show is {show!r}", "it is all, code or output")
    marks = [marks] if isinstance(marks, str) else marks
    if not isinstance(marks, list) or not all(isinstance(mark, str) and mark for mark in marks):
        raise Wrong(
            f"highlight is {marks!r}", "give the text of the line, in quotes if YAML misreads it, or a list"
        )
    if show == "output" and (section or marks):
        raise Wrong("section or highlight, but the code is not shown", "leave them out, or show: all")
    timeline = given.get("timeline", True)
    if not isinstance(timeline, bool):
        raise Wrong(f"timeline is {timeline!r}", "write timeline: false to leave it out")
    return Request(argument, section, tuple(marks), show, timeline)


def _text(value: Any) -> str:
    return "\n".join(value) if isinstance(value, list) else str(value)


class Unread(Treeprocessor):
    """Stops the page when the header of a block was left as text (its options are not YAML, say)."""

    def __init__(self, md: Markdown, config: dict[str, Any]) -> None:
        super().__init__(md)
        self.config = config

    def run(self, root: etree.Element) -> None:
        for text in _texts(root):
            for line in text.split("\n"):
                if found := HEADER.match(line):
                    place = current_page(self.config)
                    wrong = Wrong(
                        "this block cannot be read",
                        "leave a blank line above it, end it with '///', indent its options by four spaces, "
                        "quote values that hold ': ' or begin with a sign (highlight: 'a: int')",
                    )
                    raise placed(place, wrong, found["path"] or "", 1)


def _texts(root: etree.Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag not in ("code", "pre"):
            yield element.text or ""
        yield element.tail or ""


class PressExtension(BlocksExtension):
    """`press.snippet` in mkdocs.yml: the snippet block and the inlined diagrams."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"edition": ["", "zh, en or zh-en; default: what the page's adapter says"]}
        Extension.__init__(self, **kwargs)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        config = self.getConfigs()
        block_mgr.register(SnippetBlock, config)
        block_mgr.register(ExerciseBlock, config)
        block_mgr.register(ApiBlock, config)
        block_mgr.register(SideBySideBlock, config)
        md.treeprocessors.register(Unread(md, config), "press-unread", 25)
        md.treeprocessors.register(ImageTreeprocessor(md, lambda: current_page(config)), "press-images", 1)


def makeExtension(**kwargs: Any) -> PressExtension:
    """Entry point of Python-Markdown."""
    return PressExtension(**kwargs)
