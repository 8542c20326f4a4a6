"""The theme's style sheets without the rules for what no page of the book has: 4.6 of 110 kB of a visit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

SHEETS = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
UNUSED = (
    "arithmatex", "cards", "critic", "giscus", "highlighttable", "linenodiv", "linenos", "md-author",
    "md-banner", "md-button", "md-consent", "md-content--post", "md-draft", "md-feedback", "md-input",
    "md-meta", "md-nav--integrated", "md-pagination", "md-pin", "md-post", "md-progress", "md-select",
    "md-sidebar--post", "md-social", "md-source-file", "md-status", "md-tag", "md-version", "mermaid",
    "task-list",
)  # fmt: skip
"""Beginnings of class names; a test looks whether a page has one."""
_CLASS = re.compile(rf"\.(?:{'|'.join(UNUSED)})(?![a-z0-9])|\[data-md-color-(?:primary|accent)=(?!custom)")
_NOT = re.compile(r":not\([^()]*\)")


def drop_rules(site: Path) -> None:
    """Write the built style sheets without them."""
    for pattern in SHEETS:
        for sheet in site.glob(pattern):
            sheet.write_text("".join(used(sheet.read_text("utf-8"))), "utf-8")


def used(css: str) -> Iterator[str]:
    """The rules of a style sheet, without selectors that can match nothing, and those left with none."""
    for head, body in _rules(css):
        if head.startswith(("@media", "@supports", "@container")):
            inside = "".join(used(body))
            if inside:
                yield f"{head}{{{inside}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif kept := [selector for selector in _selectors(head) if not _CLASS.search(_NOT.sub("", selector))]:
            yield f"{','.join(kept)}{{{body}}}"


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """What stands before the braces of each outermost rule, and in them."""
    depth = begin = inside = 0
    for brace in re.finditer("[{}]", css):
        depth += 1 if brace[0] == "{" else -1
        if brace[0] == "{" and depth == 1:
            inside = brace.end()
        elif depth == 0:
            yield css[begin : inside - 1], css[inside : brace.start()]
            begin = brace.end()


def _selectors(head: str) -> list[str]:
    """The selectors of a list, at commas that stand in no parentheses."""
    found, depth, begin = [], 0, 0
    for sign in re.finditer("[(),]", head):
        depth += {"(": 1, ")": -1, ",": 0}[sign[0]]
        if sign[0] == "," and depth == 0:
            found.append(head[begin : sign.start()])
            begin = sign.end()
    return [*found, head[begin:]]
