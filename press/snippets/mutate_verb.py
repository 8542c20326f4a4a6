"""`python -m press mutate [PATHS]`: break snippets on purpose and see whether the tests notice."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from press.exercises.exercise import is_part
from press.snippets.mutate import Effort, Trial, claims_of, mutants_of, try_all
from press.snippets.record_verb import snippets_in
from press.snippets.survivors import complaints


def mutate_verb(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Snippets or folders of them; default: all.")
    ] = None,
    runs: Annotated[int, typer.Option(help="Undisturbed runs of each mutant.")] = 3,
    chaos: Annotated[int, typer.Option(help="Runs under hostile schedules.")] = 8,
    claims: Annotated[bool, typer.Option(help="Ask the chapter's claims about survivors.")] = True,
    jobs: Annotated[int, typer.Option(help="Mutants at a time.")] = 8,
    every: Annotated[bool, typer.Option("--all", help="Print what became of each.")] = False,
) -> None:
    """Break each program where concurrency breaks; list the mutants that nothing notices."""
    console = Console(stderr=True)
    chosen = snippets_in(paths)
    begin = time.perf_counter()
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("mutants", total=sum(len(mutants_of(snippet)) for snippet in chosen))

        def done(trial: Trial) -> None:
            progress.advance(task)
            if every:
                verdict = f"killed by {trial.killed_by}" if trial.killed_by else "survived"
                print(f"{verdict:17} {trial.snippet.name.rpartition('/')[0]}/{trial.name}", flush=True)

        trials, refused = try_all(chosen, Effort(runs, chaos, claims), jobs, done)
    errors = [*refused.values(), *complaints(trials, [one for one in chosen if one.name not in refused])]
    for error in errors:
        print(error)
    counts = Counter(trial.killed_by or "survived" for trial in trials)
    parts = ", ".join(f"{count} {reason}" for reason, count in counts.most_common())
    print(f"{len(trials)} mutants of {len(chosen)} programs in {time.perf_counter() - begin:.0f} s: {parts}")
    claimed = [claims_of(one) for one in chosen if not is_part(one.path)]
    unclaimed = sorted({file.name for file in claimed if not file.exists()})
    if claims and unclaimed:
        print(f"no claims yet: {', '.join(unclaimed)}")
    if errors:
        raise typer.Exit(1)
