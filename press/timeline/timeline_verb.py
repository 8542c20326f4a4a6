"""`python -m press timeline FILE`: the timeline of any script, as a page that opens in the browser."""

from __future__ import annotations

import locale
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from press.errors import BookError
from press.pages.page import Edition
from press.timeline.standalone import ending, page, record_script

EDITIONS: dict[str, Edition] = {"zh": "zh", "en": "en", "zh-en": "zh-en"}
Script = Annotated[Path, typer.Argument(help="A Python program; the arguments after it are the program's.")]


def timeline_verb(
    file: Script,
    args: Annotated[list[str] | None, typer.Argument(help="Arguments for the program.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Default: FILE.timeline.html here.")
    ] = None,
    python: Annotated[
        str, typer.Option(help="The Python that runs it: one that has its packages.")
    ] = sys.executable,
    language: Annotated[str, typer.Option(help="zh, en or zh-en; default: your system's.")] = "",
    gil: Annotated[bool, typer.Option("--gil", help="Measure who executes; slows loops down.")] = False,
    text: Annotated[str | None, typer.Option("--input", help="What it reads from standard input.")] = None,
    timeout: Annotated[float, typer.Option(help="Seconds it may take.")] = 30.0,
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")] = True,
) -> None:
    """Run a script, record what its threads, processes and tasks do, and draw it."""
    edition = EDITIONS.get(language or _usual_language())
    if edition is None:
        raise BookError("--language", None, f"{language!r} is no edition", "write zh, en or zh-en")
    stdin = None if text is None else text.replace("\\n", "\n") + "\n"
    trace, run = record_script(file, python, args=args or (), gil=gil, stdin=stdin, timeout=timeout)
    target = output or Path(f"{file.stem}.timeline.html")
    target.write_text(page(trace, run, edition), "utf-8")
    lanes = "1 lane" if len(trace.lanes) == 1 else f"{len(trace.lanes)} lanes"
    print(f"{target}: {lanes}, {trace.end / 1000:.1f} ms")
    said = ending(trace, run, timeout)
    if run.code or run.timed_out:
        print(run.output, end="", file=sys.stderr)
    for sentence in said:
        print(f"{file}: {sentence}", file=sys.stderr)
    if show:
        webbrowser.open(target.resolve().as_uri())
    if run.code or run.timed_out:
        raise typer.Exit(1)


def _usual_language() -> str:
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
