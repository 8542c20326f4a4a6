"""Every page of the book passes every gate of the text; `python -m press gates` prints the same."""

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
