"""The one error the press raises for a mistake in a chapter, a snippet or a setting.

It carries what a person needs to mend it: the file, the line, what is wrong, what to do.  Commands and
tests print it as it is, never as a traceback.
"""

from __future__ import annotations

from pathlib import Path


class BookError(Exception):
    """A mistake in the book's sources, said in one sentence with its cure."""

    def __init__(self, file: Path | str, line: int | None, what: str, cure: str = "") -> None:
        super().__init__(file, line, what, cure)
        self.file = str(file)
        self.line = line
        self.what = what
        self.cure = cure

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.what}" + (f"\n  to mend it: {self.cure}" if self.cure else "")
