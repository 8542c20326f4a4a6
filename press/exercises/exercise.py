"""An exercise: three files in snippets/<part>/<chapter>/exercises/, a start, a solution, and a checker.

Finds them and says what is missing; runs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from press.errors import BookError
from press.snippets import model

FOLDER = "exercises"
KINDS = ("start", "solution", "check")
MARK = re.compile(r"^#\s*exercise:\s*(?P<name>\S+)\s*$")
NAME = re.compile(r"[a-z0-9_]+(?:/[a-z0-9_]+)+")


@dataclass(frozen=True)
class Exercise:
    """One exercise, by its name 'ideas/races/transfer'."""

    name: str

    @property
    def folder(self) -> Path:
        """Where its files are."""
        chapter = PurePosixPath(self.name).parent
        return model.SNIPPETS.joinpath(*chapter.parts, FOLDER)

    def file(self, kind: str) -> Path:
        """Its start, solution or check."""
        return self.folder / f"{PurePosixPath(self.name).name}_{kind}.py"

    def snippet_name(self, kind: str) -> str:
        """The same as pages name it: 'ideas/races/exercises/transfer_start.py'."""
        return self.file(kind).relative_to(model.SNIPPETS).as_posix()

    def problems(self) -> Iterator[BookError]:
        """What is missing of it, and first lines that do not name it."""
        for kind in KINDS:
            file = self.file(kind)
            if not file.exists():
                yield BookError(_shown(file), None, f"exercise {self.name} has no {kind}", "write that file")
            elif kind != "check" and named_in(file.read_text("utf-8")) != self.name:
                cure = f"begin the file with '# exercise: {self.name}'"
                yield BookError(_shown(file), 1, "the first line does not name the exercise", cure)


def all_exercises() -> list[Exercise]:
    """Every exercise of which at least one file is there, by name."""
    names = set()
    for file in model.SNIPPETS.rglob(f"{FOLDER}/*.py"):
        stem, _, kind = file.stem.rpartition("_")
        if stem and kind in KINDS:
            chapter = file.parent.parent.relative_to(model.SNIPPETS).as_posix()
            names.add(f"{chapter}/{stem}")
    return [Exercise(name) for name in sorted(names)]


def strays() -> list[Path]:
    """Programs in the folders of exercises that are part of none."""
    return [
        file
        for file in sorted(model.SNIPPETS.rglob(f"{FOLDER}/*.py"))
        if not file.stem.endswith(tuple(f"_{kind}" for kind in KINDS)) and not file.name.startswith("_")
    ]


def named_in(source: str) -> str | None:
    """The exercise that one of the first lines of a source names: `# exercise: part/chapter/name`."""
    for line in source.lstrip("\ufeff").splitlines()[:5]:
        if found := MARK.match(line):
            return found["name"]
    return None


def is_part(path: Path) -> str | None:
    """Which part of an exercise a file is: 'start', 'solution', 'check', or None."""
    kind = path.stem.rpartition("_")[2]
    return kind if path.parent.name == FOLDER and kind in KINDS else None


def _shown(path: Path) -> str:
    return path.relative_to(model.ROOT).as_posix() if path.is_relative_to(model.ROOT) else str(path)
