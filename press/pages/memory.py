"""What a build has made with much work, kept in a file of .cache/ for the next build.

Each build writes only what it has used, so a file never holds more than one book; it is replaced whole, so
builds side by side do no harm.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

FOLDER = Path(".cache")


class Memory:
    """Results by key; both are such as JSON has."""

    def __init__(self) -> None:
        self._file: tuple[str, str] | None = None
        self._written: dict[str, Any] = {}
        self._known: dict[str, Any] = {}
        self._used: set[str] = set()

    def keep_in(self, name: str, rules: str) -> None:
        """Keep results in that file of .cache/; what was made by other `rules` is of no use."""
        if self._file == (name, rules):
            return
        self._file, self._written = (name, rules), {}
        with contextlib.suppress(OSError, ValueError, KeyError):
            kept = json.loads((FOLDER / name).read_text("utf-8"))
            self._written = kept["made"] if kept["rules"] == rules else {}
        self._known = dict(self._written)
        self._used.clear()

    def recall(self, key: str, make: Callable[[], Any]) -> Any:
        """What was made before under that key, or else what `make` makes now."""
        self._used.add(key)
        if key not in self._known:
            self._known[key] = make()
        return self._known[key]

    def write(self) -> None:
        """Keep what this process has used for the next one."""
        made = {key: self._known[key] for key in sorted(self._used)}
        if self._file is None or made == self._written:
            return
        name, rules = self._file
        growing = FOLDER / f"{name}.{os.getpid()}"
        with contextlib.suppress(OSError):
            FOLDER.mkdir(exist_ok=True)
            growing.write_text(json.dumps({"rules": rules, "made": made}, ensure_ascii=False), "utf-8")
            growing.replace(FOLDER / name)
