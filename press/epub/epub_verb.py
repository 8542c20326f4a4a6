"""`python -m press epub`: the book for phones and readers, in Chinese and in English, into dist/."""

from __future__ import annotations

from typing import Annotated

import typer

from press.epub.build import build
from press.errors import BookError
from press.pages.edition import LANGUAGES
from press.pdf.pdf_verb import DIST, write
from press.pdf.source_date import source_date
from press.snippets.model import ROOT

Names = Annotated[
    list[str] | None, typer.Argument(help=f"Which languages: {', '.join(LANGUAGES)}; default: all.")
]


def epub_verb(languages: Names = None) -> None:
    """Make the EPUBs: dist/concurrent-python-zh.epub and -en.epub."""
    for language in languages or LANGUAGES:
        if language not in LANGUAGES:
            raise BookError(
                "press epub", None, f"there is no EPUB {language!r}", f"there are: {', '.join(LANGUAGES)}"
            )
        content = build(ROOT, language, source_date(ROOT))
        path = DIST / f"concurrent-python-{language}.epub"
        write(ROOT / path, content)
        print(f"{path}: {len(content) / 1e6:.2f} MB")
