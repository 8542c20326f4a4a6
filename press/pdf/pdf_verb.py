"""`python -m press pdf`: the editions as PDF into dist/, side by side where there are cores."""

from __future__ import annotations

import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Annotated, NamedTuple

import typer
from rich.console import Console

from press.errors import BookError
from press.pdf.build import build, refuse
from press.pdf.fonts import Fonts, fetch, find_fonts
from press.pdf.inspection import inspect
from press.pdf.source_date import source_date
from press.snippets.model import ROOT

EDITIONS = ("zh", "en", "zh-en")
DIST = Path("dist")
WORK = Path("build") / "pdf"
"""Below the book's root: the Typst sources of each edition, for who wants to look at them."""
Names = Annotated[
    list[str] | None, typer.Argument(help=f"Which editions: {', '.join(EDITIONS)}; default: all.")
]


class Done(NamedTuple):
    """What a process reports of its edition."""

    edition: str
    path: Path
    size: int
    programs: int
    seconds: float


def pdf_verb(editions: Names = None) -> None:
    """Set the book as PDF: dist/concurrent-python-zh.pdf, -en.pdf, and -zh-en.pdf."""
    for name in editions or ():
        if name not in EDITIONS:
            raise BookError(
                "press pdf", None, f"there is no edition {name!r}", f"there are: {', '.join(EDITIONS)}"
            )
    wanted = list(editions or EDITIONS)
    fonts = find_fonts(ROOT)
    print(f"fonts: {fonts.source}")
    with Console(stderr=True).status("setting the book ..."):
        for done in _make(wanted, fonts):
            size = f"{done.size / 1e6:.2f} MB"
            print(f"{done.path}: {size}, {done.programs} programs attached, {done.seconds:.1f} s", flush=True)


def fonts_verb() -> None:
    """Fetch the pinned fonts of the PDF with npm, so that it can be made without a network."""
    print(f"fonts: {fetch(ROOT).source}")


def _make(editions: list[str], fonts: Fonts) -> list[Done]:
    workers = min(len(editions), os.cpu_count() or 1)
    if workers == 1:
        return [make(edition, fonts) for edition in editions]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        return list(pool.map(make, editions, [fonts] * len(editions)))


def make(edition: str, fonts: Fonts) -> Done:
    """Build, inspect and write one edition.  Raises BookError; then the file from before is still there."""
    start = time.monotonic()
    made = build(ROOT, edition, fonts, source_date(ROOT), ROOT / WORK / edition)
    path = DIST / f"concurrent-python-{edition}.pdf"
    refuse(
        BookError(path, None, fault, "this is a fault of press/pdf") for fault in inspect(made.pdf, made.book)
    )
    write(ROOT / path, made.pdf)
    return Done(edition, path, len(made.pdf), len(made.book.programs), time.monotonic() - start)


def write(target: Path, content: bytes) -> None:
    """All of it or nothing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".part")
    partial.write_bytes(content)
    partial.replace(target)
