"""The date of the book's sources, which the title page and the file's own date give.

SOURCE_DATE_EPOCH if it is set (reproducible-builds.org), else the last commit, else the newest source file.
"""

from __future__ import annotations

import datetime
import os
import subprocess
from pathlib import Path

from press.errors import BookError


def source_date(root: Path) -> datetime.datetime:
    """In UTC.  Raises BookError if SOURCE_DATE_EPOCH is no number."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        seconds = int(given) if given else _last_commit(root) or _newest_file(root)
    except ValueError:
        cure = "it is a number of seconds since 1970"
        raise BookError("SOURCE_DATE_EPOCH", None, f"{given!r} is no date", cure) from None
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)


def _last_commit(root: Path) -> int | None:
    if not (root / ".git").exists():
        return None
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return int(done.stdout)


def _newest_file(root: Path) -> int:
    return int(max(path.stat().st_mtime for path in (root / "docs").rglob("*") if path.is_file()))
