"""The programs of the book as files to save: each at snippets/<path>.py, and all of them in snippets.zip.

The archive's bytes depend on the programs alone, so two builds of the same book are equal.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from press.exercises.exercise import is_part

ARCHIVE = "snippets.zip"
FOLDER = "concurrent-python"
"""The one folder inside the archive."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def programs(snippets: Path) -> list[Path]:
    """Every program below the folder, by path; hidden and cached files and checkers of exercises are none."""
    found = (
        path
        for path in snippets.rglob("*.py")
        if not _hidden(path.relative_to(snippets)) and is_part(path) != "check"
    )
    return sorted(found, key=lambda path: path.relative_to(snippets).as_posix())


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "__pycache__")) for part in path.parts)


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip archive of (name, content) pairs, in their order, with no dates or owners in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            target.writestr(entry, content)
    return buffer.getvalue()


def snippets_archive(snippets: Path) -> bytes:
    """All programs of the book as one archive."""
    stamps = [(path, path.stat()) for path in programs(snippets)]
    return _archive_of(snippets, tuple((path, facts.st_mtime_ns, facts.st_size) for path, facts in stamps))


@lru_cache(maxsize=1)
def _archive_of(snippets: Path, stamps: tuple[tuple[Path, int, int], ...]) -> bytes:
    paths = [path for path, _, _ in stamps]
    return archive((f"{FOLDER}/{path.relative_to(snippets).as_posix()}", path.read_bytes()) for path in paths)
