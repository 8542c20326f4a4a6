"""Shared by all tests: how long property tests may take on a busy machine."""

from __future__ import annotations

import pytest
from hypothesis import settings

# No deadline: a test that fails because the machine is busy says nothing about the book.
settings.register_profile("book", deadline=None, max_examples=100)
settings.load_profile("book")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--require-browser", action="store_true", help="a missing Chromium is an error, not a test left out"
    )
