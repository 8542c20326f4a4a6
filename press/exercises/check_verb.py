"""`python -m press check FILE` where typer is there; command.py does the same without any package."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from press.errors import BookError
from press.exercises.command import check_file
from press.pages.gates import GATES


def check_verb(
    file: Annotated[Path | None, typer.Argument(help="Your program; without one: the gates.")] = None,
    exercise: Annotated[str | None, typer.Option(help="Which exercise, if it does not say so.")] = None,
) -> None:
    """Check a reader's solution of an exercise (without FILE: the gates of the text, see `gates`)."""
    if file is None:
        from press.pages.gates_verb import gates_verb

        gates_verb()
        return
    if not file.exists() and str(file) in GATES:
        raise BookError(file, None, "no file, but a gate of the text", f"python -m press gates {file}")
    raise typer.Exit(check_file(file, exercise))
