"""How Chinese text is set: full-width punctuation, and a space between Han and Latin.

Our own rules see what AutoCorrect does not (code spans, boxes, quotes); AutoCorrect adds its own knowledge.
Each finding has the file, the line and the text as it should be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import autocorrect_py

from press.errors import BookError
from press.pages.prose import CODE, GAP, Line

H = r"[\u3400-\u4dbf\u4e00-\u9fff]"
WIDE = "，。；：？！、"
OPENING, CLOSING = "（“‘《「『【", "）”’》」』】"
MARKUP = re.compile(rf"\[\^[^\]]*\]|!(?=\[)|[*_\[\]{GAP}]")
NOT_ASKED = {"space-bracket": 0, "spellcheck": 0}
"""Rules of AutoCorrect that are off: brackets are full-width here, and spelling is codespell's job."""
SPACED = rf"[A-Za-z0-9{CODE}]"


@dataclass(frozen=True)
class Rule:
    """An expression that finds a mistake, what it is, and what to write."""

    find: re.Pattern[str]
    what: str
    cure: str


def _rule(expression: str, what: str, cure: str) -> Rule:
    return Rule(re.compile(expression), what, cure)


RULES = (
    _rule(
        rf"{H}[,;!?]|[,;!?](?={H})|{H}:(?!//)|{H}\.(?=\s|$)",
        "half-width punctuation in Chinese",
        f"one of {WIDE}",
    ),
    _rule(rf"[{CODE}A-Za-z0-9)][,;] ?(?={H})", "half-width punctuation before Chinese", f"one of {WIDE}"),
    _rule(rf"{H}\(|\((?=[^()]*{H}[^()]*\))|\)(?={H})", "half-width brackets in Chinese", "（ and ）"),
    _rule(rf"{H}\"|\"{H}|{H}'|'{H}", "straight quotes in Chinese", "“ and ”"),
    _rule(rf"\s[{WIDE}{CLOSING}]", "a space before full-width punctuation", "no space"),
    _rule(
        rf"[{WIDE}{OPENING}{CLOSING}] +(?={H}|{SPACED})", "a space after full-width punctuation", "no space"
    ),
    _rule(
        rf"{H}{SPACED}|{SPACED}{H}", "no space between Chinese and Latin letters, digits or code", "one space"
    ),
    _rule(rf"{H} +(?={H})", "a space between two Chinese characters", "no space"),
    _rule(rf"{H}(?:\.\.\.|…(?!…)|。。+)", "an ellipsis", "……"),
    _rule(r"[，。；：、]{2,}", "two punctuation marks in a row", "one"),
)
"""On lines without markup; see `plain`."""
IN_ENGLISH = _rule(rf"[{WIDE}（）]", "full-width punctuation in English", "the half-width one")
HEADING = re.compile(r"^\s*(?:#+|[-*+>]|\d+\.|\||:)\s*")


def plain(text: str) -> str:
    """A line without the marks of Markdown: `**3.13+**{ .since } 起` is '3.13+ 起'."""
    return MARKUP.sub("", HEADING.sub("", text)).replace("|", " | ").strip()


def chinese(lines: Iterable[Line]) -> Iterator[BookError]:
    """Mistakes in the setting of Chinese prose."""
    for _, group in groupby(lines, lambda line: line.file):
        of_file = list(group)
        yield from _own_rules(of_file)
        yield from _autocorrect(of_file)


def _own_rules(lines: Iterable[Line]) -> Iterator[BookError]:
    for line in lines:
        text = plain(line.text)
        for rule in RULES if re.search(H, text) else ():
            for found in rule.find.finditer(text):
                around = _readable(text[max(0, found.start() - 6) : found.end() + 6])
                yield BookError(line.file, line.number, f"{rule.what}: …{around}…", f"write {rule.cure}")


def _autocorrect(lines: list[Line]) -> Iterator[BookError]:
    """What AutoCorrect finds in one file; without indentation, or it takes the text of a box for code."""
    autocorrect_py.load_config(json.dumps({"rules": NOT_ASKED}))  # type: ignore[attr-defined]
    rows = [""] * max(line.number for line in lines)
    for line in lines:
        rows[line.number - 1] = line.source.strip()
    for found in autocorrect_py.lint_for("\n".join(rows), "markdown").lines:
        yield BookError(
            lines[0].file, found.line, f"typography: {found.old.strip()}", f"write {found.new.strip()}"
        )


def english(lines: Iterable[Line]) -> Iterator[BookError]:
    """Chinese punctuation in English prose; a Chinese word in it may bring its own."""
    for line in lines:
        for found in IN_ENGLISH.find.finditer(line.text):
            around = line.text[max(0, found.start() - 1) : found.end() + 1]
            if not re.search(H, around):
                shown = _readable(line.text[max(0, found.start() - 8) : found.end() + 8])
                yield BookError(
                    line.file, line.number, f"{IN_ENGLISH.what}: …{shown}…", f"write {IN_ENGLISH.cure}"
                )


def _readable(text: str) -> str:
    return re.sub(f"{CODE}+", "`…`", text.replace(GAP, ""))
