"""`python -m press gates`: every gate of the text, with what each found and a summary."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from press.errors import BookError
from press.pages.gates import GATES, Book, run
from press.snippets.model import ROOT

Names = Annotated[list[str] | None, typer.Argument(help=f"Which gates: {', '.join(GATES)}; default: all.")]


def gates_verb(gates: Names = None) -> None:
    """Check the text: everything accounted for, both languages alike, words, typography, spelling, links."""
    for name in gates or ():
        if name not in GATES:
            raise BookError(
                "press gates", None, f"there is no gate {name!r}", f"there are: {', '.join(GATES)}"
            )
    book = Book(ROOT)
    table = Table("gate", "errors", "warnings", title=None)
    failed = 0
    for name in gates or GATES:
        found = run(book, name)
        for warning in found.warnings:
            print(f"warning: {warning}\n")
        for error in found.errors:
            print(f"{error}\n")
        failed += len(found.errors)
        mark = "red" if found.errors else "green"
        table.add_row(name, f"[{mark}]{len(found.errors)}[/]", str(len(found.warnings)))
    Console().print(table)
    print(f"{len(book.corpus.each())} pages, {len(book.snippets)} programs: {failed or 'no'} errors")
    if failed:
        raise typer.Exit(1)
