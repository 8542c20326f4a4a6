"""How fast the book is set as a PDF, what memory that takes, and how big it becomes, with 40 chapters.

`python -m press bench pdf` sets the Chinese edition as it is, and with its parts copied until there are forty
chapters, each in a process of its own: the figures are what the PDF needs beyond the build of the site.
WeasyPrint on the same pages in the same fonts stands beside them as a yardstick, where it is installed.
"""

from __future__ import annotations

import importlib.util
import logging
import multiprocessing
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from press.errors import BookError
from press.pdf.build import set_book
from press.pdf.collect import Feed, FeedPage, Group, collect
from press.pdf.fonts import find_fonts
from press.pdf.source_date import source_date
from press.pdf.structure import APPENDICES
from press.snippets.model import ROOT

CHAPTERS = 40
SIZE = 8_600
"""Characters in a chapter of the book for which the limits were set; longer ones cost in proportion."""
SECONDS, MEGABYTES, FILE = 6.0, 600.0, 4.0
"""The limits for forty such chapters: seconds of work, memory, size."""
_PROMISE = re.compile(r">(第\s*\d+\s*章)</a>")
_NOT_TEXT = re.compile(r"<svg\b.*?</svg>|<[^>]+>", re.S)


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    wall: float
    cpu: float
    """Seconds."""
    memory: float
    """The most it held at once, in MB."""
    size: int
    """Bytes of the file."""


def measure() -> list[tuple[str, str, str]]:
    """Rows of name, value, limit."""
    feed = collect(ROOT, "zh")
    return [
        *_rows("the book as it is", feed),
        *_rows(f"{CHAPTERS} chapters", blow_up(feed)),
        yardstick(feed),
    ]


def yardstick(feed: Feed) -> tuple[str, str, str]:
    """What another maker of PDFs takes for the same pages, without index, running heads, attachments."""
    if importlib.util.find_spec("weasyprint") is None:
        return "yardstick: WeasyPrint", 'not installed (pip install -e ".[yardstick]")', ""
    cost = _alone(_weasyprint, feed)
    shown = f"{_shown(cost)}, {cost.memory:.0f} MB, a file of {cost.size / 1e6:.1f} MB"
    return "yardstick: WeasyPrint, the book as it is", shown, ""


def _rows(name: str, feed: Feed) -> Iterator[tuple[str, str, str]]:
    """The limits are those for CHAPTERS chapters of SIZE characters; more text may cost in proportion."""
    length, cost = characters(feed), _alone(_typst, feed)
    share = max(1.0, length / (CHAPTERS * SIZE))
    yield f"{name}: text", f"{length:,} characters", ""
    yield f"{name}: set in type", _shown(cost), f"{SECONDS * share:.1f} s of CPU"
    yield f"{name}: memory", f"{cost.memory:.0f} MB", f"{MEGABYTES * share:.0f} MB"
    yield f"{name}: size", f"{cost.size / 1e6:.1f} MB", f"{FILE * share:.1f} MB"


def blow_up(feed: Feed, chapters: int = CHAPTERS) -> Feed:
    """An edition with at least that many chapters: copies of all its parts, before the appendices.

    Raises BookError if there are no chapters.
    """
    parts = [item for item in feed.items if isinstance(item, Group) and item.name != APPENDICES]
    if not any(chapters_of(part) for part in parts):
        raise BookError(feed.docs, None, "there are no chapters to measure", "write one")
    front = [item for item in feed.items if isinstance(item, FeedPage)]
    appendices = [item for item in feed.items if isinstance(item, Group) and item.name == APPENDICES]
    filled, number = list(parts), 1
    while sum(len(chapters_of(part)) for part in filled) < chapters:
        number += 1
        filled += [_copy(part, number, {part.name for part in parts}) for part in parts]
    return replace(feed, items=(*front, *filled, *appendices))


def chapters_of(part: Group) -> list[FeedPage]:
    """Without the part's opening page and its notebooks."""
    return [
        page for page in part.pages if PurePosixPath(page.uri).name != "index.md" and not page.is_notebook
    ]


def _copy(part: Group, number: int, names: set[str]) -> Group:
    """The part under another name; its links to other parts lead to their copies of the same number."""
    folders = "|".join(map(re.escape, names))

    def renamed(page: FeedPage) -> FeedPage:
        html = _PROMISE.sub(r">副本：\1</a>", page.html)  # the copy of a chapter has another number
        html = re.sub(rf'(href="(?:\.\./)+)({folders})/', rf"\g<1>\g<2>-{number}/", html)
        uri, url = (re.sub(rf"^{part.name}/", f"{part.name}-{number}/", one) for one in (page.uri, page.url))
        return replace(page, uri=uri, url=url, html=html)

    return Group(f"{part.name}-{number}", tuple(map(renamed, part.pages)))


def characters(feed: Feed) -> int:
    """Of the text of its pages, code included, drawings not."""
    return sum(len("".join(_NOT_TEXT.sub("", page.html).split())) for page in feed.pages)


def _alone(work: object, feed: Feed) -> Cost:
    """Measure in a process that has done nothing else."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_timed, work, feed).result()


def _timed(work: object, feed: Feed) -> Cost:
    assert callable(work)
    wall, cpu = time.monotonic(), time.process_time()
    size = work(feed)
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, kilobytes elsewhere
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return Cost(time.monotonic() - wall, time.process_time() - cpu, memory, size)


def _typst(feed: Feed) -> int:
    with tempfile.TemporaryDirectory() as folder:
        made = set_book(ROOT, feed, find_fonts(ROOT), source_date(ROOT), Path(folder) / "work")
    return len(made.pdf)


def _weasyprint(feed: Feed) -> int:
    weasyprint = importlib.import_module("weasyprint")
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # it is told nothing of the site's styles
    fonts = find_fonts(ROOT)
    style = "".join(
        f"@font-face {{ font-family: {name}; src: url({face.path.as_uri()}) }}"
        for name, face in (("code", fonts.latin), ("text", fonts.wide))
    )
    style += (
        "body { font-family: text } pre, code { font-family: code, text } @page { size: A4; margin: 25mm }"
    )
    pages = "\n".join(page.html for page in feed.pages)
    html = f"<html lang=zh><title>Book</title><style>{style}</style><body>{pages}</body></html>"
    return len(weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))


def _shown(cost: Cost) -> str:
    return f"{cost.cpu:.1f} s of CPU, {cost.wall:.1f} s on the clock"
