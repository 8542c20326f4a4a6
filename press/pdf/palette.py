"""The colours of the book on paper: those of the site's light scheme, read from its style sheets.

One truth for both: who changes a colour of the site changes the book's too.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cached_property
from pathlib import Path

from press.errors import BookError
from press.pages.program import shown_path

SHEETS = ("assets/css/extra.css", "assets/css/snippet.css", "assets/css/timeline.css")
DRAWN = {"fill", "stroke"}
"""A rule for a part of a drawing sets one of these."""
PAPER = {"--paper": "#ffffff", "--md-text-font": "sans-serif"}
"""What differs on paper."""

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")

TOKENS = {
    "keyword": "k kd kn kp kr kt nd ni nl nt",
    "constant": "kc no",
    "function": "nc ne nf nn fm nb bp",
    "string": "s sa sb sc s1 s2 si ss dl cpf l",
    "special": "cp se sh sr sx",
    "number": "m mb mf mh mi il mo",
    "comment": "c c1 cm ch cs sd",
    "operator": "o ow",
    "punctuation": "p",
    "generic": "ge gr gh go gp gs gu gt gd gi",
}
"""Which of the site's code colours a class of Pygments has, as Material for MkDocs maps them."""


class Palette:
    """Colours by the names of the style sheets."""

    def __init__(self, docs: Path) -> None:
        self._sheets = [docs / name for name in SHEETS]

    @cached_property
    def _rules(self) -> list[tuple[str, dict[str, str]]]:
        found = []
        for sheet in self._sheets:
            for selector, body in _RULE.findall(_COMMENT.sub("", sheet.read_text("utf-8"))):
                pairs = (line.partition(":") for line in body.split(";"))
                found.append(
                    (selector.strip(), {key.strip(): value.strip() for key, _, value in pairs if value})
                )
        return found

    @cached_property
    def _variables(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for selector, body in self._rules:
            if ":root" in selector or '[data-md-color-scheme="default"]' in selector:
                found.update({key: value for key, value in body.items() if key.startswith("--")})
        return found | PAPER

    def colour(self, name: str) -> str:
        """'#0d5a68' for '--teal'.  Raises BookError for a name that the style sheets do not have."""
        try:
            return self.resolved(f"var({name})")
        except KeyError as missing:
            place = shown_path(self._sheets[0])
            raise BookError(
                place, None, f"there is no colour {missing}", "the book on paper needs it"
            ) from None

    def resolved(self, value: str) -> str:
        """A value with every variable replaced."""
        while _VARIABLE.search(value):
            value = _VARIABLE.sub(lambda found: self._variables[found[1]], value)
        return value

    def drawing_style(self, used: Set[str]) -> str:
        """The rules for the classes `used` in a diagram or a timeline, without variables."""
        return "\n".join(
            f"{selector}{{{body}}}" for selector, classes, body in self._drawn if classes <= used
        )

    @cached_property
    def _drawn(self) -> list[tuple[str, set[str], str]]:
        """The rules for what is drawn: selector, the classes it names, what it sets."""
        found = []
        for selector, body in ((_expanded(selector), body) for selector, body in self._rules):
            drawn = selector.startswith(".diagram ") and not selector.endswith("svg")
            timed = selector.startswith(".tl-") and ":" not in selector and body.keys() & DRAWN
            if drawn or timed:
                pairs = ";".join(f"{key}:{self.resolved(value)}" for key, value in body.items())
                for one in selector.removeprefix(".diagram ").split(", "):
                    found.append((one, set(_CLASS.findall(one)), pairs))
        return found

    def code(self) -> dict[str, str]:
        """Colour of each group of tokens."""
        return {group: self.colour(f"--md-code-hl-{group}-color") for group in TOKENS}


_CLASS = re.compile(r"\.([\w-]+)")
_ANY_OF = re.compile(r"(\.tl-[\w-]+) :is\(([^()]*)\)")


def _expanded(selector: str) -> str:
    """`.a :is(.b, .c)` as `.a .b, .a .c`, which readers of SVG know."""
    found = _ANY_OF.fullmatch(selector)
    return ", ".join(f"{found[1]} {one.strip()}" for one in found[2].split(",")) if found else selector


def token_group(classes: str) -> str:
    """The group of the first class that has one; '' for plain text."""
    return next((group for name in classes.split() if (group := _GROUPS.get(name))), "")


_GROUPS = {name: group for group, names in TOKENS.items() for name in names.split()}
