"""`python -m press bench [programs] [site] [timelines] [pdf]`: measure, and print the limits beside them."""

from __future__ import annotations

import importlib
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from press.errors import BookError

# what -> "module:function", which returns rows of name, value, limit
MEASURES = {
    "programs": "press.bench.programs:measure",
    "site": "press.bench.site:measure",
    "timelines": "press.timeline.overhead:measure",
    "pdf": "press.bench.pdf:measure",
}


def bench_verb(
    what: Annotated[list[str] | None, typer.Argument(help=f"{', '.join(MEASURES)}; default: all.")] = None,
) -> None:
    """Measure the speed of the tests and of the site; takes minutes, and wants an idle machine."""
    chosen = what or list(MEASURES)
    for name in chosen:
        if name not in MEASURES:
            raise BookError("bench", None, f"nothing is called {name!r}", f"choose of {', '.join(MEASURES)}")
    for name in chosen:
        module, _, function = MEASURES[name].partition(":")
        table = Table(name, "measured", "limit")
        for row in getattr(importlib.import_module(module), function)():
            table.add_row(*map(escape, row))  # what stands in brackets is no style
        Console().print(table)
