"""What Typst cannot say, put into the finished PDF; the same bytes for the same input."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from press.pdf.indent_font import BLANK, FAMILY


def finish(pdf: bytes) -> bytes:
    """Make the blank of our indent font a tab when it is copied, and pack the file more tightly.

    What Typst has packed is left as it is: packing it again would save 2 % and take longer than the rest.
    """
    pikepdf.settings.set_flate_compression_level(9)
    document = pikepdf.open(io.BytesIO(pdf))
    for font in _fonts(document):
        if FAMILY.replace(" ", "") in str(font.BaseFont):
            mapping = font.ToUnicode.read_bytes()
            font.ToUnicode.write(mapping.replace(b"<%04X>" % BLANK, b"<0009>"))
    target = io.BytesIO()
    document.save(
        target,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return target.getvalue()


def _fonts(document: pikepdf.Pdf) -> Iterator[Any]:
    """Each font once, found through the pages: to look at every object takes as long as to save the file."""
    seen: set[tuple[int, int]] = set()
    for page in document.pages:
        resources: Any = page.get("/Resources", {})
        for font in resources.get("/Font", {}).values():
            if font.objgen not in seen:
                seen.add(font.objgen)
                yield font
