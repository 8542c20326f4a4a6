"""Run one program as a reader would: `python snippets/part/chapter/name.py` in a terminal.

A clean environment, the same for everybody; its own process group, so that whatever outlives the program is
found and killed; its own folder for temporary files, which must be empty at the end; at the time limit the
stack of every thread is printed by the program itself.  What the run means is judged in judge.py.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from press.snippets.environments import INJECT
from press.snippets.model import ROOT

if sys.platform == "win32":
    from press.snippets.pipes import converse, end_running
else:
    from press.snippets.terminal import converse, end_running

__all__ = ["TIMEOUT", "Leak", "Run", "clean_environment", "end_running", "run_program"]

TIMEOUT = float(os.environ.get("PRESS_TIMEOUT", "10"))
PATIENCE = 5
"""How many times TIMEOUT starts anew for a program that is at work when it is up: it does not hang."""
EXCUSED = "-W", "ignore:Module globals is missing a __spec__.loader:DeprecationWarning"
"""Options for whoever asks for warnings: 3.15 gives this one in a process that multiprocessing has started,
of the main module that it has made there, when a traceback is formatted; no program can help it."""
SCRUBBED = ("PYTHON", "PYTEST", "COV_", "VIRTUAL_ENV", "UV_", "PRESS_", "FORCE_COLOR", "CLICOLOR")
FIXED = {
    "TERM": "dumb",
    "NO_COLOR": "1",
    "COLUMNS": "80",
    "LINES": "24",
    "LC_ALL": "C.UTF-8",
    "PYTHON_COLORS": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONIOENCODING": "utf-8",
    "PYTHONPATH": str(INJECT),
}


@dataclass(frozen=True)
class Leak:
    """Something the program left behind, and where in the program it came from, if known."""

    what: str
    file: str = ""
    line: int | None = None

    def __str__(self) -> str:
        return self.what


@dataclass(frozen=True)
class Run:
    """What one run did.  `code` is None if it was killed at the time limit; times are in seconds."""

    path: Path
    output: str
    code: int | None
    pid: int
    seconds: float
    cpu: float
    leaks: list[Leak] = field(default_factory=list)
    timed_out: bool = False
    stderr: str | None = None
    """What went to stderr, where that had a terminal of its own; None: it is part of `output`."""

    @property
    def lines(self) -> list[str]:
        """The output's lines without their ends."""
        return self.output.splitlines()


def run_program(
    path: Path,
    executable: str,
    *,
    flags: Sequence[str] = ("-W", "error"),
    args: Sequence[str] = (),
    env: Mapping[str, str] | None = None,
    stdin: str | None = None,
    timeout: float | None = None,
    patience: int | None = None,
    cwd: Path = ROOT,
    start_method: str | None = None,
    chaos: int | None = None,
    own_stderr: bool = False,
) -> Run:
    """Run the file at `path` and tell what happened.

    `timeout`: seconds, default TIMEOUT; `patience`: default PATIENCE, but 0 if a time-out is given;
    `start_method`: the platform's default for multiprocessing in this run; `chaos`: seed of a hostile
    schedule; `own_stderr`: stderr on a terminal of its own.
    """
    folder = _temporary_folder()
    report = folder.with_suffix(".leaks")
    shown = os.path.relpath(path, cwd) if path.is_relative_to(cwd) else str(path)
    extra = {"TMPDIR": str(folder), "PRESS_PROBE": str(report)}
    if sys.platform == "win32":
        extra |= {"TMP": str(folder), "TEMP": str(folder)}
    if start_method:
        extra["PRESS_START_METHOD"] = start_method
    if chaos is not None:
        extra |= {"PRESS_CHAOS": str(chaos), "PRESS_SNIPPET": str(path)}
    command = [executable, *flags, *(EXCUSED if flags else ()), shown, *args]
    begin = time.perf_counter()
    ended = converse(
        command,
        clean_environment({**extra, **(env or {})}),
        cwd,
        timeout or TIMEOUT,
        (0 if timeout else PATIENCE) if patience is None else patience,
        own_stderr,
        stdin,
        f"TMPDIR={folder}",
    )
    seconds = time.perf_counter() - begin
    leaks = [Leak(what) for what in ended.left_over] + _reported(report, cwd)
    by_signal = ended.code is None or ended.code < 0
    leaks += [leak for leak in _remove(folder) if not by_signal]
    output, stderr = (
        text if text is None else _tidy(text, cwd, folder) for text in (ended.output, ended.stderr)
    )
    return Run(
        path, output or "", ended.code, ended.pid, seconds, ended.cpu, leaks, ended.code is None, stderr
    )


def clean_environment(extra: Mapping[str, str]) -> dict[str, str]:
    """This process's environment without what changes how Python runs, plus `extra`."""
    # pytest sets and deletes a variable for each test while other threads start programs: a name may be
    # gone between the list of names and the look at its value
    names = [name for name in os.environ if not name.startswith(SCRUBBED)]
    kept = {name: value for name in names if (value := os.environ.get(name)) is not None}
    return {**kept, **FIXED, **extra}


_numbers = itertools.count()
_base: Path | None = None
_base_lock = threading.Lock()


def _temporary_folder() -> Path:
    """A new folder for one run.  Its path is short, as a Unix socket's path may have 104 characters only."""
    global _base
    with _base_lock:
        if _base is None or not _base.exists():
            place = "/tmp" if sys.platform != "win32" and os.access("/tmp", os.W_OK) else None
            _base = Path(tempfile.mkdtemp(prefix="press-", dir=place))
            import atexit

            atexit.register(shutil.rmtree, _base, ignore_errors=True)
    folder = _base / str(next(_numbers))
    folder.mkdir()
    return folder


def _remove(folder: Path) -> list[Leak]:
    """Remove the run's temporary folder; what was in it was left behind."""
    try:
        folder.rmdir()
        return []
    except OSError:
        left = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*"))
        shutil.rmtree(folder, ignore_errors=True)
        return [Leak(f"temporary file left behind: {name}") for name in left[:5]]


def _reported(report: Path, cwd: Path) -> list[Leak]:
    """What the probe inside the program wrote."""
    try:
        text = report.read_text("utf-8")
    except FileNotFoundError:
        return []
    report.unlink()
    leaks = []
    for entry in text.splitlines():
        what, *place = entry.split("\t")
        what = what.replace(f"{cwd}{os.sep}", "")
        leaks.append(Leak(what, place[0], int(place[1])) if place else Leak(what))
    return leaks


INJECTED = re.compile(
    r'(?m)^(?P<margin>[ |+]*)File "[^"\n]*[/\\]inject[/\\](?:\w+[/\\])?\w+\.py", line .*\n'
    r"(?:(?P=margin)  .*\n)*"
)
LIBRARY = re.compile(r'(?<=File ")[^"\n]*[/\\](?:lib[/\\]python3\.\d+t?|Lib)[/\\](?=[^"\n]*")')


def _tidy(text: str, cwd: Path, folder: Path) -> str:
    """Cut what names this machine: the repository's path, the run's folder, the library's path in tracebacks.

    Frames of our own probe (inject/) are dropped: the reader has none.
    """
    text = text.replace(f"/private{folder}", "/tmp").replace(str(folder), "/tmp")  # the former on macOS
    text = text.replace(f"{cwd}{os.sep}", "")
    return LIBRARY.sub(".../", INJECTED.sub("", text)) if 'File "' in text else text
