"""How wide text is in the code font: a Han character is one em, everything in the Latin font is half of that.

Read from the font files themselves, so that a listing is known to fit before it is set.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

from fontTools.ttLib import TTFont


class Face(NamedTuple):
    """A font file; `number` chooses a font in a collection."""

    path: Path
    number: int = -1

    def open(self) -> Any:
        """The font, tables read when they are needed."""
        return TTFont(self.path, fontNumber=self.number, lazy=True)


class Advance(NamedTuple):
    """Width of a character in em, and whether it is set in the wide (Chinese) font."""

    em: float
    wide: bool


class Metrics:
    """Widths in listings; two faces, of which the first that has a character sets it."""

    def __init__(self, latin: Face, wide: Face) -> None:
        self._faces = [_Widths(latin), _Widths(wide)]
        self._known: dict[str, Advance] = {}

    def char(self, char: str) -> Advance:
        """One character."""
        found = self._known.get(char)
        if found is None:
            found = self._known[char] = self._look_up(char)
        return found

    def _look_up(self, char: str) -> Advance:
        if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
            return Advance(0.0, False)
        for wide, face in enumerate(self._faces):
            em = face.em(char)
            if em is not None:
                return Advance(em, bool(wide))
        return Advance(1.0, True)

    def width(self, text: str) -> float:
        """Of a text, in em."""
        if _is_plain(text):  # most are: that their letters are equally wide is what makes it a code font
            return len(text) * self.char("0").em
        return sum(self.char(char).em for char in text)

    def runs(self, text: str) -> list[tuple[bool, str]]:
        """The text cut where the font changes: (wide, text)."""
        if text and _is_plain(text):
            return [(self.char("0").wide, text)]
        found: list[tuple[bool, str]] = []
        for char in text:
            wide = self.char(char).wide
            if found and found[-1][0] == wide:
                found[-1] = (wide, found[-1][1] + char)
            else:
                found.append((wide, char))
        return found


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


class _Widths:
    def __init__(self, face: Face) -> None:
        font = face.open()
        self._glyphs: dict[int, str] = font.getBestCmap()
        self._advances: Any = font["hmtx"].metrics
        self._units: int = font["head"].unitsPerEm

    def em(self, char: str) -> float | None:
        glyph = self._glyphs.get(ord(char))
        return None if glyph is None else float(self._advances[glyph][0]) / self._units
