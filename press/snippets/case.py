"""One way to run a snippet: on which Python, by which start method, in dev mode, under which schedule.

Expands a snippet into the cases that the options of a session ask for, and runs and judges one of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from press.errors import BookError
from press.snippets import judge, pythons
from press.snippets.environments import executable_for
from press.snippets.metadata import START_METHODS
from press.snippets.model import ROOT, SUPPORTED, Snippet
from press.snippets.run import PATIENCE, TIMEOUT, Run, run_program


@dataclass(frozen=True)
class Matrix:
    """What a session runs: versions, start methods ('' = the platform's default), and how often."""

    versions: Sequence[str]
    start_methods: Sequence[str] = ("",)
    dev: bool = True
    repeat: int = 1
    chaos: int = 0
    substitute: bool = True
    """Whether a snippet that allows none of the versions runs on the newest other one that is here."""


@dataclass(frozen=True)
class Case:
    """One run that a session wants of a snippet."""

    snippet: Snippet
    version: str
    start_method: str = ""
    dev: bool = False
    chaos: int | None = None
    turn: int | None = None

    @property
    def label(self) -> str:
        """What stands in the brackets of the test's name: '3.13-spawn-dev'."""
        parts = [self.version, self.start_method, "dev" if self.dev else ""]
        parts += [] if self.chaos is None else [f"chaos{self.chaos}"]
        parts += [] if self.turn is None else [f"run{self.turn}"]
        return "-".join(filter(None, parts))

    @property
    def obstacle(self) -> str:
        """Why this case cannot run on this machine, or ''."""
        platforms = self.snippet.contract.platforms
        if sys.platform not in platforms:
            return f"it is for {', '.join(platforms)} only, this is {sys.platform}"
        if pythons.find(self.version) is None:
            return f"Python {self.version} is not on this machine"
        return ""

    def run(self, *, cwd: Path = ROOT, timeout: float | None = None) -> Run:
        """Run the program once, in `cwd`, for at most `timeout` seconds.

        Raises BookError if the interpreter or a package is not there.
        """
        interpreter = pythons.find(self.version)
        if interpreter is None:
            raise missing_python(self.snippet, self.version)
        flags = [] if self.snippet.contract.plain else ["-W", "error"]
        return run_program(
            self.snippet.path,
            executable_for(self.snippet, interpreter),
            flags=[*flags, "-X", "dev"] if self.dev else flags,
            start_method=self.start_method or None,
            chaos=self.chaos,
            own_stderr=self.dev,
            cwd=cwd,
            timeout=timeout or (TIMEOUT if self.chaos is None else 2 * TIMEOUT),
            patience=0 if timeout else PATIENCE,
        )

    def check(self, run: Run) -> None:
        """Raise BookError unless the run keeps the snippet's contract and repeats its recorded output."""
        judge.check_behaviour(self.snippet, run)
        judge.check_stderr(self.snippet, run)
        judge.check_transcript(self.snippet, run, self.version)


def missing_python(snippet: Snippet, version: str) -> BookError:
    """The error for an interpreter that is not on this machine."""
    variable = pythons.variable(version)
    return BookError(
        f"snippets/{snippet.name}",
        None,
        f"Python {version} is not on this machine",
        f"install it (uv python install {version}), or name its path in ${variable}",
    )


def cases(snippet: Snippet, matrix: Matrix) -> Iterator[Case]:
    """Every run of `snippet` that `matrix` asks for and the snippet allows; -X dev once on each Python."""
    turns = [None] if matrix.repeat == 1 else list(range(1, matrix.repeat + 1))
    for version in _versions(snippet, matrix):
        for number, method in enumerate(_methods(snippet, matrix)):
            for dev in [False, True] if matrix.dev and number == 0 else [False]:
                for turn in turns:
                    yield Case(snippet, version, method, dev, turn=turn)
            for seed in range(matrix.chaos):
                yield Case(snippet, version, method, chaos=seed)


def _versions(snippet: Snippet, matrix: Matrix) -> list[str]:
    allowed = [version for version in matrix.versions if snippet.allows(version)]
    if allowed or not matrix.substitute:
        return allowed
    others = [version for version in reversed(SUPPORTED) if snippet.allows(version)]
    return [version for version in others if pythons.find(version)][:1] or others[:1]


def _methods(snippet: Snippet, matrix: Matrix) -> list[str]:
    if not snippet.uses_processes:
        return [""]
    if matrix.start_methods == ("",):
        return [usual_method(snippet)]
    return [method for method in matrix.start_methods if method in snippet.contract.start_methods]


def usual_method(snippet: Snippet) -> str:
    """The start method when none is asked for: '' (the Python's default), or the first one declared."""
    allowed = snippet.contract.start_methods
    return allowed[0] if snippet.uses_processes and allowed != START_METHODS else ""
