"""Collect what a page shows of a snippet: the chosen code, the recorded outputs, when they were recorded.

Reads files and finds mistakes; makes no HTML.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from press.errors import BookError
from press.snippets import model
from press.snippets.metadata import Contract, Metadata
from press.snippets.model import Comments, Snippet, displayed, find_snippet, version_key
from press.snippets.recorded import CURE, NAME, Recorded, read_folder
from press.snippets.transcript import read_lines
from press.timeline.trace import Trace, check_current, read_trace, trace_path


@dataclass(frozen=True)
class Request:
    """What a block asks for."""

    path: str
    section: str | None = None
    highlight: tuple[str, ...] = ()
    show: str = "all"
    timeline: bool = True
    """Whether a whole program that has a timeline shows it."""


@dataclass(frozen=True)
class Program:
    """A snippet as one block shows it; `code` and `output` are None if they are not shown."""

    name: str
    """'ideas/races/lost_update.py'"""
    metadata: Metadata
    code: str | None
    marked: tuple[int, ...]
    """Lines of `code`, from 1."""
    output: str | None
    masked: bool
    """Whether the output holds text that is never compared: a duration, a clock time, a pid."""
    recording: Recorded | None
    """When and where the output was recorded, and where else the program ran."""
    older: tuple[tuple[str, str], ...]
    """(version, output) of the Pythons up to that version, newest first."""
    also_legal: tuple[str, ...]
    """The other outputs that its contract admits."""
    timeline: Trace | None = None
    """What ran when, if that was recorded and is wanted here."""


_KNOWN: ContextVar[dict[tuple[Request, Comments], Program] | None] = ContextVar("programs", default=None)


@contextmanager
def reading_once(known: dict[tuple[Request, Comments], Program]) -> Iterator[None]:
    """For a while, take what is asked again from `known`, where it is put at first."""
    token = _KNOWN.set(known)
    try:
        yield
    finally:
        _KNOWN.reset(token)


def read(request: Request, comments: Comments) -> Program:
    """Everything a block shows.  Raises BookError, placed in the snippet."""
    known = _KNOWN.get()
    if known is None:
        return _read(request, comments)
    if (request, comments) not in known:
        known[request, comments] = _read(request, comments)
    return known[request, comments]


def _read(request: Request, comments: Comments) -> Program:
    snippet = _snippet(request.path)
    code, marked = None, tuple[int, ...]()
    if request.show != "output":
        code = displayed(snippet.source, comments, request.section, file=shown_path(snippet.path))
        marked = tuple(_line_numbers(snippet, code, request.highlight))
    wants_output = request.show != "code"
    output = _text(recorded_path(snippet)) if wants_output else None
    others = range(2, snippet.contract.one_of + 1) if wants_output else ()
    return Program(
        name=snippet.name,
        metadata=snippet.metadata,
        code=code,
        marked=marked,
        output=output,
        masked=output is not None and never_compared(output),
        recording=_recording(snippet) if wants_output else None,
        older=tuple(_older(snippet)) if wants_output else (),
        also_legal=tuple(_text(recorded_path(snippet, f".{number}")) for number in others),
        timeline=_timeline(snippet) if request.timeline and request.show == "all" else None,
    )


def _timeline(snippet: Snippet) -> Trace | None:
    path = trace_path(snippet.path)
    if not path.exists():
        return None
    trace = read_trace(path)
    check_current(snippet, trace)
    return trace


def never_compared(output: str) -> bool:
    """Whether it holds text that no two runs share, so that it is masked or compared by identity."""
    return any(line.text != line.raw for line in read_lines(output, Contract()))


def shown_path(path: Path) -> str:
    """As errors name a file: below the book's root, or whole."""
    return path.relative_to(model.ROOT).as_posix() if path.is_relative_to(model.ROOT) else str(path)


def recorded_path(snippet: Snippet, suffix: str = "") -> Path:
    """`<name>.out` beside the program, `<name>.2.out` for the suffix '.2'."""
    return snippet.path.with_name(f"{snippet.path.stem}{suffix}.out")


def _snippet(path: str) -> Snippet:
    clean = PurePosixPath(path)
    if clean.is_absolute() or ".." in clean.parts or clean.suffix != ".py":
        raise BookError(
            path, None, "this is no snippet", "write its path below snippets/: part/chapter/name.py"
        )
    file = model.SNIPPETS / path
    if not file.is_file():
        raise BookError(shown_path(file), None, "there is no such snippet", _near(clean))
    return find_snippet(path)


def _near(path: PurePosixPath) -> str:
    """A cure for a wrong path: where the file is, or what the folder holds."""
    same_name = sorted(model.SNIPPETS.rglob(path.name))
    if same_name:
        return f"did you mean {same_name[0].relative_to(model.SNIPPETS).as_posix()}?"
    there = sorted(file.stem for file in (model.SNIPPETS / path.parent).glob("*.py"))
    return f"snippets/{path.parent} has: {', '.join(there)}" if there else "paths start below snippets/"


def _line_numbers(snippet: Snippet, code: str, marks: tuple[str, ...]) -> list[int]:
    numbers: list[int] = []
    lines = code.split("\n")
    for mark in marks:
        found = [number for number, line in enumerate(lines, 1) if mark in line]
        if not found:
            raise BookError(
                shown_path(snippet.path),
                None,
                f"no shown line holds the text to highlight: {mark!r}",
                "copy it from the program's code, not from a comment (each edition shows its own)",
            )
        numbers += found
    return sorted(set(numbers))


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except FileNotFoundError:
        cure = "run `make record`, or say `show: code`"
        raise BookError(shown_path(file), None, "there is no recorded output", cure) from None


def _older(snippet: Snippet) -> list[tuple[str, str]]:
    """Outputs that Pythons up to some version print instead; only where they differ from the shown one."""
    found = {}
    with os.scandir(snippet.path.parent) as files:
        names = [file.name for file in files]
    for name in names:
        stem, _, version = name.removesuffix(".out").rpartition("@")
        if stem == snippet.path.stem and name.endswith(".out") and re.fullmatch(r"3\.\d+", version):
            found[version] = _text(snippet.path.with_name(name))
    return [(version, found[version]) for version in sorted(found, key=version_key, reverse=True)]


def _recording(snippet: Snippet) -> Recorded:
    folder = snippet.path.parent
    file = folder / NAME
    entries = _recordings(folder, file.stat().st_mtime_ns) if file.exists() else {}
    found = entries.get(snippet.path.name)
    if found is None:
        raise BookError(f"snippets/{snippet.name}", None, "never recorded", CURE)
    return found


@lru_cache(maxsize=256)
def _recordings(folder: Path, _stamp: int) -> dict[str, Recorded]:
    """All that was recorded in a folder; its programs are read one by one."""
    return read_folder(folder)
