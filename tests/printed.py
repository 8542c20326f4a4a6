"""The books that are read without the site, made once for all tests: rendered pages, PDFs, EPUBs."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from press.epub.build import make as make_epub
from press.pdf.build import Made, set_book
from press.pdf.collect import Feed, collect
from press.pdf.fonts import fetched, find_fonts, of_the_system
from press.pdf.source_date import source_date
from press.snippets.model import ROOT
from tests import needs

EDITIONS = ("zh", "en", "zh-en")
LANGUAGES = ("zh", "en")
EPOCH = "1790000000"
Result = TypeVar("Result")


def rendered(edition: str) -> Feed:
    return collect(ROOT, edition)


def set_in_type(feed: Feed, folder: str) -> Made:
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    return set_book(ROOT, feed, find_fonts(ROOT), source_date(ROOT), Path(folder) / feed.edition.name)


def _side_by_side(work: Callable[..., Result], *arguments: Iterable[object]) -> list[Result]:
    with ProcessPoolExecutor(min(3, os.cpu_count() or 1), multiprocessing.get_context("spawn")) as pool:
        return list(pool.map(work, *arguments))


@pytest.fixture(scope="session")
def feeds() -> dict[str, Feed]:
    return dict(zip(EDITIONS, _side_by_side(rendered, EDITIONS), strict=True))


@pytest.fixture(scope="session")
def books(feeds: dict[str, Feed], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    if not (fetched(ROOT) or of_the_system() or shutil.which("npm")):
        needs.missing("there are no fonts for the PDF, and no npm to fetch them with: see `make fonts`")
    folder = str(tmp_path_factory.mktemp("pdf"))
    made = _side_by_side(set_in_type, feeds.values(), [folder] * len(feeds))
    return dict(zip(feeds, made, strict=True))


@pytest.fixture(scope="session")
def epubs(feeds: dict[str, Feed], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("epub")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        for language in LANGUAGES:
            (folder / f"{language}.epub").write_bytes(make_epub(feeds[language], source_date(ROOT)))
    return {language: folder / f"{language}.epub" for language in LANGUAGES}
