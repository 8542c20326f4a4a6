"""Every page of the book passes every gate of the text; `python -m press gates` prints the same."""

import re
import warnings

import pytest

from press.pages.gates import GATES, Book, run
from press.snippets.model import ROOT


@pytest.fixture(scope="module")
def book():
    return Book(ROOT)


@pytest.mark.parametrize("gate", GATES)
def test_gate(book, gate):
    found = run(book, gate)
    for warning in found.warnings:
        warnings.warn(str(warning), stacklevel=1)
    if found.errors:
        pytest.fail("\n\n".join(map(str, found.errors)), pytrace=False)


def test_there_are_pages_and_programs_to_look_at(book):
    assert len(book.corpus.pairs()) >= 5 and len(book.snippets) >= 20


def test_every_row_of_a_table_has_as_many_cells_as_its_head():
    uneven = []
    for page in sorted((ROOT / "docs").rglob("*.md")):
        head = None
        for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
            bars = cells(line) if line.strip().startswith("|") else None
            if bars is not None and head not in (None, bars):
                uneven.append(f"{page.relative_to(ROOT)}:{number}: {bars} cells, the head has {head}")
            head = bars if head is None or bars is None else head
    assert not uneven, "\n".join(uneven)


def cells(line):
    """How many cells a row of a table has; a bar within code or after a backslash ends none."""
    return len(re.findall(r"(?<!\\)\|", re.sub(r"`+[^`]*`+", "", line))) - 1
