"""From what Typst says of the whole book back to a page, and the heading above the place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from press.errors import BookError
from press.pages.alignment import HEADINGS, parse, text_of
from press.pdf.structure import Entry

_MISSING = re.compile(r"text [`\"]+(?P<text>.+?)[`\"]+ could not be displayed", re.S)


def missing_glyphs(message: str, entries: list[Entry]) -> Iterator[BookError]:
    """Where the characters stand that no font has; nothing if the message is about something else."""
    for found in _MISSING.finditer(message):
        for entry in entries:
            heading = heading_above(entry, found["text"])
            if heading is not None:
                chars = " ".join(f"{char} (U+{ord(char):04X})" for char in dict.fromkeys(found["text"]))
                what = f"under “{heading}”: no font of the book has {chars}"
                yield BookError(entry.page.source, None, what, "use a more common character")


def heading_above(entry: Entry, text: str) -> str | None:
    """The last heading before `text` on a page; None if the page does not have the text."""
    heading = entry.page.title
    for element in parse(entry.page.html).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in HEADINGS:
            heading = text_of(element)
        if text in (element.text or "") or text in (element.tail or ""):
            return heading
    return None
