"""The fences of a page, found by the site's own Markdown: in lists, quotes, admonitions and tabs too.

A parser of another dialect misses those or reads their headers otherwise, and what it misses nobody runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markdown import Markdown

from press.errors import BookError

PYTHON = frozenset({"python", "python3", "py", "py3"})
CONSOLE = frozenset({"pycon", "pycon3", "python-console", "python-repl", "ipython"})
OPENING = re.compile(r"^[>\s]*(?:`{3,}|~{3,})")
NOT_RUN = '``` {.python data-notest="reason"}'


@dataclass(frozen=True)
class Fence:
    """One fence; `line` (from 1) is that of its opening, the source begins on the next."""

    line: int
    end: int
    language: str
    source: str
    not_run: str | None
    """The reason in `data-notest`, '' if it is there but empty, None if the fence is to be run."""

    @property
    def is_python(self) -> bool:
        """Whether it is a fragment of Python that is run or has a reason why not."""
        return self.language in PYTHON


def fences_of(md: Markdown, text: str) -> list[Fence]:
    """Every fence in the text of a page, in order."""
    md.reset()
    superfences: Any = md.preprocessors["fenced_code_block"]
    original = superfences.process_nested_block
    found: list[Fence] = []

    def note(indent: str, content: str, start: int, end: int) -> None:
        language = (superfences.lang or "").lower()
        source = superfences.rebuild_block(superfences.code) + "\n"
        found.append(Fence(start + 1, end, language, source, superfences.attrs.get("data-notest")))
        original(indent, content, start, end)

    superfences.process_nested_block = note
    try:
        superfences.run(md.preprocessors["normalize_whitespace"].run(text.split("\n")))
    finally:
        del superfences.process_nested_block
    return found


def mistakes(file: str, text: str, fences: list[Fence]) -> Iterator[BookError]:
    """Fences that the site would not render as code, or that nobody could check."""
    inside = {number for fence in fences for number in range(fence.line, fence.end + 1)}
    for number, line in enumerate(text.split("\n"), 1):
        if OPENING.match(line) and number not in inside:
            cure = f"close it, indent it like its list item, or write its header as ```python or {NOT_RUN}"
            yield BookError(file, number, f"the site does not see this fence: {line.strip()}", cure)
    for fence in fences:
        if fence.language in CONSOLE:
            cure = "make it a snippet, whose output is recorded, or a ```python fence without its output"
            yield BookError(file, fence.line, "a console session, whose output nobody checks", cure)
        elif fence.not_run is not None and not fence.not_run.strip():
            yield BookError(file, fence.line, "a fence not to be run, without a reason", f"write {NOT_RUN}")
        elif fence.not_run is not None and not fence.is_python:
            cure = "take data-notest away: only Python fences are run"
            yield BookError(file, fence.line, f"data-notest on a {fence.language or 'plain'} fence", cure)
