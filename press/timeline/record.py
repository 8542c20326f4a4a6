"""Record a trace: run a program under the recorder, read what it wrote, put it together.

A book's program is run several times; all runs must have one shape, and the quickest is kept: the machine
disturbed it least.
"""

from __future__ import annotations

import ast
import functools
import os
import platform
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from press.errors import BookError
from press.snippets import judge, pythons
from press.snippets.case import missing_python, usual_method
from press.snippets.environments import executable_for
from press.snippets.model import ROOT, SUPPORTED, Snippet, sha256
from press.snippets.recorded import write_whole
from press.snippets.run import Run, run_program
from press.timeline.assemble import assemble
from press.timeline.shape import shape
from press.timeline.trace import Trace, as_text, read_trace, trace_path
from press.timeline.waits import Event

RECORDER = Path(__file__).resolve().parent / "inject"
RUNS, MOST_RUNS, SECONDS = 5, 30, 8.0
"""At least so many runs, and as many more as go into so many seconds."""
CLEARLY = 0.8
"""A run that took at most this part of the time of another was clearly disturbed less."""
MOST_BYTES = 4_000
"""A longer trace would be no picture that a reader can read."""


def record_program(
    path: Path,
    executable: str,
    *,
    name: str,
    python: str,
    gil: str = "on",
    env: Mapping[str, str] | None = None,
    flags: Sequence[str] = ("-W", "error"),
    start_method: str | None = None,
    stdin: str | None = None,
    timeout: float | None = None,
    cwd: Path = ROOT,
    args: Sequence[str] = (),
) -> tuple[Trace, Run]:
    """Run the file at `path` under the recorder once.

    `gil`: what is known of the GIL; 'measured' asks the recorder to watch it.  Raises BookError if the run
    left no events, or too many.
    """
    _compile(executable)
    with tempfile.TemporaryDirectory(prefix="press-timeline-") as folder:
        extra = {
            "PRESS_TIMELINE": folder,
            "PRESS_RECORDER": str(RECORDER),
            "PRESS_SNIPPET": str(path.resolve()),
        }
        if gil == "measured":
            extra["PRESS_TIMELINE_GIL"] = "1"
        run = run_program(
            path,
            executable,
            env={**(env or {}), **extra},
            flags=flags,
            start_method=start_method,
            stdin=stdin,
            timeout=timeout,
            args=args,
            cwd=cwd,
        )
        events = read_events(Path(folder), name)
    if not any(event[1] == f"{run.pid}.0" for event in events):
        raise BookError(name, None, "the recorder saw nothing", "run it with a CPython from 3.11 to 3.15")
    source = sha256(path.read_text("utf-8"))
    system = platform.system()
    about = {"program": name, "source": source, "python": python, "system": system, "gil": gil}
    lasted = round(run.seconds * 1e9) if run.timed_out else 0
    return assemble(events, run.pid, lasted=lasted, **about), run


@functools.cache
def _compile(executable: str) -> None:
    """The recorder's bytecode, once per interpreter: programs run with PYTHONDONTWRITEBYTECODE."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    subprocess.run([executable, "-m", "compileall", "-q", str(RECORDER)], capture_output=True, env=env)


_PARSING = threading.Lock()
"""Up to 3.11.4 the parser counts the depth of recursion of all threads together."""


def _events_of(text: bytes) -> Iterator[Event]:
    for line in text.replace(b"\0", b"").splitlines():
        try:
            yield ast.literal_eval(line.decode())
        except (ValueError, SyntaxError):
            continue  # a process was killed while it wrote


def read_events(folder: Path, name: str) -> list[Event]:
    """All events of a run, of every process."""
    events: list[Event] = []
    for file in sorted(folder.iterdir()):
        if file.suffix == ".full":
            cure = "give it less to do: a timeline of so many steps could not be read"
            raise BookError(name, None, "it does too much to be recorded", cure)
        with _PARSING:
            events += _events_of(file.read_bytes())
    return events


def record_snippet(
    snippet: Snippet, version: str, *, gil: bool = False, start_method: str | None = None
) -> Trace:
    """Record a program of the book once on one Python.  Raises BookError if it does not behave."""
    interpreter = pythons.find(version)
    if interpreter is None:
        raise missing_python(snippet, version)
    measured = gil and not version.endswith("t")
    trace, run = record_program(
        snippet.path,
        executable_for(snippet, interpreter),
        name=snippet.name,
        python=interpreter.full,
        gil="measured" if measured else ("off" if version.endswith("t") else "on"),
        flags=() if snippet.contract.plain else ("-W", "error"),
        start_method=start_method or usual_method(snippet) or None,
    )
    # The recorder's own file is open to the end; a declared thread must still be found unjoined.
    declared = snippet.contract.unjoined
    run.leaks[:] = [leak for leak in run.leaks if declared and judge.NOT_JOINED.match(leak.what)]
    judge.check_behaviour(snippet, run)
    judge.check_transcript(snippet, run, version)  # the recorder must not change what the program prints
    return trace


def newest(snippet: Snippet) -> str:
    """The newest default build on this machine that a program allows."""
    for version in reversed(SUPPORTED):
        if snippet.allows(version) and pythons.find(version) is not None:
            return version
    raise BookError(
        f"snippets/{snippet.name}", None, "no Python it allows is on this machine", "uv python install"
    )


def best_of(snippet: Snippet, *, gil: bool) -> Trace:
    """The quickest of several recordings.  Raises BookError if two differ in shape, or are too long."""
    version = newest(snippet)
    until = time.monotonic() + SECONDS
    traces: list[Trace] = []
    while len(traces) < RUNS or (len(traces) < MOST_RUNS and time.monotonic() < until):
        traces.append(record_snippet(snippet, version, gil=gil))
    for trace in traces[1:]:
        if shape(trace) != shape(traces[0]):
            what = f"its timeline does not repeat: {difference(traces[0], trace)}"
            cure = "force the order (Barrier, Event, join), or show it without a timeline"
            raise BookError(f"snippets/{snippet.name}", None, what, cure)
    best = min(traces, key=lambda trace: trace.end)
    size = len(as_text(best).encode())
    if size > MOST_BYTES:
        what = f"its timeline has {size} bytes, more than {MOST_BYTES}"
        raise BookError(
            f"snippets/{snippet.name}", None, what, "let it do less, or show it without a timeline"
        )
    return best


def difference(one: Trace, other: Trace) -> str:
    """The first line of one shape that the other has not."""
    left, right = shape(one), shape(other)
    missing = [line for line in left if line not in right]
    extra = [line for line in right if line not in left]
    return f"{missing[:1] or 'nothing'} against {extra[:1] or 'nothing'}"


def renew(snippet: Snippet, *, make: bool = False, gil: bool = False) -> str:
    """Write the trace of a program that has one, or of any with `make`; the file's name if it changed.

    A trace that a new recording still has the shape of stays as it is, unless the new one was disturbed less.
    """
    path = trace_path(snippet.path)
    old = read_trace(path) if path.exists() and not make else None
    if old is None and not make:
        return ""
    fresh = best_of(snippet, gil=gil or (old is not None and old.gil == "measured"))
    same = old is not None and old.source == fresh.source and shape(old) == shape(fresh)
    if same and old is not None and fresh.end > CLEARLY * old.end:
        return ""
    write_whole({path: as_text(fresh)})
    return path.name
