"""`python -m press pythons`: which interpreters snippets can run on here."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from press.snippets import pythons
from press.snippets.model import SUPPORTED


def pythons_verb() -> None:
    """List the interpreters found on this machine."""
    table = Table("version", "full", "path")
    for minor in SUPPORTED:
        for version in minor, minor + "t":
            found = pythons.find(version)
            if found or version == minor:
                table.add_row(version, *((found.full, found.executable) if found else ("not here", "")))
    Console().print(table)
