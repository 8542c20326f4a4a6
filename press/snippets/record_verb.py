"""`python -m press record [PATHS]`: run snippets and write what they print, and their timelines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from press.errors import BookError
from press.snippets.model import ROOT, SNIPPETS, Snippet, all_snippets
from press.snippets.record import Plan, record
from press.timeline.record import renew

Paths = Annotated[list[Path] | None, typer.Argument(help="Snippets or folders of them; default: all.")]


def record_verb(
    paths: Paths = None,
    jobs: Annotated[int, typer.Option(help="Snippets at a time.")] = 4,
    timeline: Annotated[bool, typer.Option("--timeline", help="Give them timelines, new ones.")] = False,
    gil: Annotated[bool, typer.Option("--gil", help="With --timeline: measure who executes.")] = False,
) -> None:
    """Run snippets (each at least 5 times) and write their outputs; refuse what does not repeat.

    A snippet that has a timeline (NAME.trace.json) gets a new one if the old one is no longer true.
    """
    console = Console(stderr=True)
    chosen = snippets_in(paths)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("recording", total=len(chosen))

        def done(snippet: Snippet, outcome: Plan | BookError) -> None:
            progress.advance(task)
            if isinstance(outcome, Plan):
                for name in outcome.changed:
                    print(f"recorded {snippet.name.rpartition('/')[0]}/{name}", flush=True)

        errors = record(chosen, jobs=jobs, done=done)
        task = progress.add_task("timelines", total=len(chosen))
        refused = {error.file for error in errors}
        for snippet in chosen:
            progress.advance(task)
            if f"snippets/{snippet.name}" in refused:
                continue
            try:
                if name := renew(snippet, make=timeline, gil=gil):
                    print(f"recorded {snippet.name.rpartition('/')[0]}/{name}", flush=True)
            except BookError as refusal:
                errors.append(refusal)
    for error in errors:
        print(f"\nREFUSED {error}", flush=True)
    print(f"{len(chosen) - len(errors)} snippets recorded, {len(errors)} refused")
    if errors:
        raise typer.Exit(1)


def snippets_in(paths: list[Path] | None) -> list[Snippet]:
    """The snippets that a command's arguments name; a path may also start below snippets/."""
    found: list[Snippet] = []
    for path in paths or [SNIPPETS]:
        places = [place for place in (path, ROOT / path, SNIPPETS / path) if place.exists()]
        below = list(all_snippets(places[0])) if places else []
        if not below:
            raise BookError(path, None, "no snippet there", "name a file or folder below snippets/")
        found += below
    return found
