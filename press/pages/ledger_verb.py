"""`python -m press ledger`: what each page holds, what is not run or not shown and why, what is missing."""

from __future__ import annotations

import typer
from rich.console import Console
from rich.table import Table

from press.pages.gates import Book
from press.pages.ledger import Ledger
from press.snippets.model import ROOT


def ledger_verb() -> None:
    """Account for every fence, program, output, drawing and page."""
    book = Book(ROOT)
    ledger = book.ledger
    console = Console()
    console.print(_table(ledger))
    for entry in ledger.entries:
        for line, reason in entry.not_run:
            print(f"not run: {entry.page.file}:{line}: {reason}")
    for name, reason in sorted(ledger.unshown.items()):
        print(f"not shown: snippets/{name}: {reason}")
    for snippet in book.snippets:
        if snippet.contract.unjoined:
            print(f"not joined: snippets/{snippet.name}: {snippet.contract.unjoined}")
    print(f"{len(book.snippets)} programs, {len(ledger.unshown)} of them on no page")
    for problem in ledger.problems:
        print(f"\n{problem}")
    if ledger.problems:
        raise typer.Exit(1)


def _table(ledger: Ledger) -> Table:
    table = Table("page", "programs", "diagrams", "fences run", "not run", show_footer=True)
    table.columns[0].no_wrap = True
    for entry in ledger.entries:
        counts = entry.snippets, entry.diagrams, entry.fences_run, len(entry.not_run)
        table.add_row(entry.page.file.removeprefix("docs/"), *(str(count or "") for count in counts))
    sums = zip(*((e.snippets, e.diagrams, e.fences_run, len(e.not_run)) for e in ledger.entries), strict=True)
    for column, total in zip(table.columns[1:], sums, strict=False):
        column.justify, column.footer = "right", str(sum(total))
    return table
