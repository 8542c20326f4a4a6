"""A snippet: one file that is a whole program, an example on a page, and a test.

Reads the file and says what it is; it does not run it.  What a page shows of it is in listing.py and
re-exported here.
"""

from __future__ import annotations

import functools
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from press.errors import BookError
from press.snippets.listing import Comments, displayed, section_names
from press.snippets.metadata import Contract, Metadata, parse_metadata

__all__ = [
    "ROOT",
    "SNIPPETS",
    "SUPPORTED",
    "Comments",
    "Contract",
    "Snippet",
    "all_snippets",
    "displayed",
    "find_snippet",
    "load",
    "output_name",
    "section_names",
    "sha256",
    "version_key",
]

ROOT = Path(os.environ.get("PRESS_ROOT", Path(__file__).resolve().parents[2]))
SNIPPETS = ROOT / "snippets"
SUPPORTED = ("3.11", "3.12", "3.13", "3.14", "3.15")

_USES_PROCESSES = re.compile(r"(?m)^\s*(?:import|from)\s+multiprocessing\b|ProcessPoolExecutor")


@dataclass(frozen=True)
class Snippet:
    """A program of the book and what it says about itself."""

    path: Path
    source: str
    metadata: Metadata

    @property
    def name(self) -> str:
        """Path below snippets/, as pages and tests call it: 'ideas/races/lost_update.py'."""
        if self.path.is_relative_to(SNIPPETS):
            return self.path.relative_to(SNIPPETS).as_posix()
        return self.path.name

    @property
    def contract(self) -> Contract:
        """Its [tool.press] table."""
        return self.metadata.contract

    @property
    def uses_processes(self) -> bool:
        """Whether it starts processes by a start method, so that each method is a run of its own."""
        return bool(_USES_PROCESSES.search(self.source))

    def allows(self, version: str) -> bool:
        """Whether `requires-python` admits a version such as '3.13' or '3.14t'."""
        from packaging.specifiers import SpecifierSet  # whoever checks an exercise needs no packages

        return SpecifierSet(self.metadata.requires_python).contains(
            version.removesuffix("t"), prereleases=True
        )

    def output(self, version: str) -> list[Path]:
        """The recorded outputs one of which a run on `version` must match, the shown one first."""
        names = [file.name for file in self.path.parent.glob(f"{self.path.stem}*.out")]
        numbers = range(1, self.contract.one_of + 1)
        return [
            self.path.with_name(output_name(names, self.path.stem, number, version)) for number in numbers
        ]


def output_name(names: Iterable[str], stem: str, number: int, version: str) -> str:
    """Which of the output files `names` speaks for a version.

    `x@3.13.out` speaks for 3.13 and older, `x@3.14t.out` for the free-threaded builds of 3.14 and older; the
    nearest wins, else `x.out`.  Of several legal outputs the second is `x.2.out`, `x.2@3.13.out`.
    """
    first = stem if number == 1 else f"{stem}.{number}"
    near: list[tuple[bool, tuple[int, ...], str]] = []
    for name in names:
        own, _, limit = name.removesuffix(".out").partition("@")
        free = limit.endswith("t")
        if own != first or not limit or (free and not version.endswith("t")):
            continue
        if version_key(limit) >= version_key(version):
            near.append((not free, version_key(limit), name))
    return min(near)[2] if near else f"{first}.out"


def version_key(version: str) -> tuple[int, ...]:
    """'3.13' or '3.13t' as numbers that compare."""
    return tuple(int(part) for part in version.removesuffix("t").split("."))


def sha256(text: str) -> str:
    """Fingerprint of a text file's content; line ends do not count."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()


def load(path: Path) -> Snippet:
    """Read one snippet.  Raises BookError for a missing file or bad metadata."""
    try:
        stamp = path.stat().st_mtime_ns
    except OSError:
        raise BookError(
            path, None, "there is no such snippet", "check the path; it starts below snippets/"
        ) from None
    return _load(path.absolute(), stamp)


@functools.lru_cache(maxsize=4096)
def _load(path: Path, _stamp: int) -> Snippet:
    file = _shown_path(path)
    source = path.read_text("utf-8")
    return Snippet(path, source, parse_metadata(source, file))


def _shown_path(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def find_snippet(name: str) -> Snippet:
    """The snippet called 'ideas/races/lost_update.py' (or by an absolute path)."""
    return load(SNIPPETS / name)


def is_snippet(path: Path) -> bool:
    """Whether a file is a program of the book.

    None are files that begin with '_', which others import, and of an exercise its starting program and its
    checker: those are judged as a pair (see press/exercises).
    """
    if path.parent.name == "exercises" and path.stem.endswith(("_start", "_check")):
        return False
    return path.suffix == ".py" and SNIPPETS in path.parents and not path.name.startswith("_")


def snippet_files(below: Path) -> list[Path]:
    """The snippets' files in a folder, or the one that `below` is, by path."""
    below = below.absolute()
    return [
        path for path in ([below] if below.is_file() else sorted(below.rglob("*.py"))) if is_snippet(path)
    ]


def all_snippets(below: Path | None = None) -> Iterator[Snippet]:
    """Every snippet in the folder or file `below` (default: all), by path."""
    for path in snippet_files(below or SNIPPETS):
        yield load(path)
