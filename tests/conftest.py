"""Shared by all tests: how long property tests may take on a busy machine."""

from __future__ import annotations

from hypothesis import settings

# No deadline: a test that fails because the machine is busy says nothing about the book.
settings.register_profile("book", deadline=None, max_examples=100)
settings.load_profile("book")
