"""Shared by all tests: the built book, what a machine has to have, how long property tests may take."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests import mini_book, needs
from tests.printed import books, epubs, feeds

__all__ = ["books", "epubs", "feeds"]

# No deadline: a test that fails because the machine is busy says nothing about the book.
settings.register_profile("book", deadline=None, max_examples=100)
settings.load_profile("book")

BROWSER = Path(__file__).parent / "browser"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--require-browser", action="store_true", help="a missing Chromium is an error, not a test left out"
    )


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses by these markers
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if BROWSER in item.path.parents:
            item.add_marker("browser")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("needs"):
        needs.programs(marker.args)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line, loud in needs.summary(terminalreporter.stats.get("skipped", [])):
        terminalreporter.write_line(line, red=loud, bold=loud)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real book, built strictly, once for all tests that read it."""
    return mini_book.real_site(tmp_path_factory.mktemp("site"))
