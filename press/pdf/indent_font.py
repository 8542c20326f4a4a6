"""A font of one blank, half an em wide, in which the leading blanks of listings are set.

Viewers built on pdfium (Chrome, Edge) drop runs of spaces when text is copied but keep tabs, and Typst cannot
set a tab: so a private character is set, and finish.py says in the PDF that it is a tab.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

BLANK = 0xE009
FAMILY = "Book Indent"


def write_indent_font(path: Path) -> None:
    """Make the font; its bytes are always the same."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "tab"])
    builder.setupCharacterMap({BLANK: "tab"})
    box = TTGlyphPen(None)
    box.moveTo((50, 0))
    for corner in ((450, 0), (450, 700), (50, 700)):
        box.lineTo(corner)
    box.closePath()
    builder.setupGlyf({".notdef": box.glyph(), "tab": TTGlyphPen(None).glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 50), "tab": (500, 0)})
    builder.setupHorizontalHeader(ascent=860, descent=-190)
    names = {
        "familyName": FAMILY,
        "styleName": "Regular",
        "uniqueFontIdentifier": "BookIndent",
        "fullName": FAMILY,
    }
    builder.setupNameTable({**names, "psName": "BookIndent", "version": "1.0", "licenseDescription": "CC0"})
    builder.setupOS2(sTypoAscender=860, sTypoDescender=-190, usWinAscent=860, usWinDescent=190)
    builder.setupPost(isFixedPitch=1)
    builder.setupHead(unitsPerEm=1000, created=0, modified=0)
    builder.font.recalcTimestamp = False
    builder.save(path)
