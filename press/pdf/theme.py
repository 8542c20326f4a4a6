"""The numbers, colours, words and fonts that the template needs: theme.json."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from press.pdf.fonts import Fonts
from press.pdf.listings import INDENT, KINDS, NOTHING, QUARTERS, WRAPPED
from press.pdf.manuscript import Manuscript, Measure
from press.pdf.palette import Palette
from press.pdf.words import WORDS, part_number

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
CODE = 9.0
"""Size of the type in listings, in points: 97 columns in a portrait type area."""
INSET = 8.0
LINE = 1.56
"""Height of a line of code, in sizes."""


@dataclass(frozen=True)
class Sheet:
    """A page, in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def column(self) -> float:
        """Width of the type area."""
        return self.width - self.left - self.right


PORTRAIT = Sheet(*A4, left=25 * MM, right=25 * MM, top=26 * MM, bottom=24 * MM)
LANDSCAPE = Sheet(A4[1], A4[0], left=20 * MM, right=20 * MM, top=23 * MM, bottom=20 * MM)


def sheet_for(edition: str) -> Sheet:
    """Landscape for two columns."""
    return LANDSCAPE if edition == "zh-en" else PORTRAIT


def measure_for(edition: str) -> Measure:
    """How much room the converter has."""
    return Measure(sheet_for(edition).column, CODE, INSET)


def colours(palette: Palette) -> dict[str, str]:
    """Every colour the template names."""
    names = (
        "ink ink-soft paper-deep rule rule-strong teal teal-wash teal-ink cinnabar cinnabar-wash ochre "
        "ochre-wash screen screen-ink mark mark-edge"
    )
    found = {name: palette.colour(f"--{name}") for name in names.split()}
    return found | {f"code-{group}": colour for group, colour in palette.code().items()}


def theme(book: Manuscript, fonts: Fonts) -> dict[str, Any]:
    """All that the template reads."""
    edition, families = book.edition, fonts.theme()
    parts = {entry.number for entry in book.entries if entry.kind == "part"}
    over = {number: WORDS[edition].part.format(part_number(number, edition)) for number in parts}
    return {
        "edition": edition,
        "lang": book.language,
        "region": "cn" if book.language == "zh" else "us",
        "page": asdict(sheet_for(edition)),
        "code": {
            "inset": INSET,
            "line": LINE,
            "kinds": KINDS,
            "indent": INDENT,
            "wrapped": WRAPPED,
            "nothing": NOTHING,
            "quarters": QUARTERS,
        },
        "fonts": families | {"body": families["english" if edition == "en" else "chinese"]},
        "palette": colours(book.palette),
        "words": asdict(book.words) | {"part-over": over, "index-note": book.words.index_note},
    }
