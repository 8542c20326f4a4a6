"""What Typst cannot say, put into the finished PDF; the same bytes for the same input."""

from __future__ import annotations

import io

import pikepdf

from press.pdf.indent_font import BLANK, FAMILY


def finish(pdf: bytes) -> bytes:
    """Make the blank of our indent font a tab when it is copied, and pack the file more tightly."""
    pikepdf.settings.set_flate_compression_level(9)
    document = pikepdf.open(io.BytesIO(pdf))
    font_name = FAMILY.replace(" ", "")
    for thing in document.objects:
        if not isinstance(thing, pikepdf.Dictionary) or "/ToUnicode" not in thing:
            continue
        if font_name in str(thing.get("/BaseFont", "")):
            mapping = thing.ToUnicode.read_bytes()
            thing.ToUnicode.write(mapping.replace(b"<%04X>" % BLANK, b"<0009>"))
    target = io.BytesIO()
    document.save(
        target,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        recompress_flate=True,
    )
    return target.getvalue()
