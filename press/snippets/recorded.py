"""recorded.json: for each snippet of a folder, what was recorded, from which source, by which Python, where.

Reads, compares and writes that file; making the runs is record.py's job.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from press.errors import BookError
from press.snippets.model import Snippet, sha256

NAME = "recorded.json"
CURE = "run `make record`, which runs the program and writes what it prints; outputs are never edited by hand"


@dataclass(frozen=True)
class Recorded:
    """What is known of one snippet's recorded outputs.

    `source`: SHA-256 of the snippet; `out`: of each output file, by name; `python`: full version that printed
    the shown output; `system`: where; `ran`: versions it ran on when it was recorded.
    """

    source: str
    out: dict[str, str]
    python: str
    system: str
    ran: list[str]


def read_recorded(snippet: Snippet) -> Recorded | None:
    """The entry of a snippet, or None if it was never recorded.  Raises BookError if the file is damaged."""
    return read_folder(snippet.path.parent).get(snippet.path.name)


def read_folder(folder: Path) -> dict[str, Recorded]:
    """All entries of a folder's recorded.json, by file name."""
    file = folder / NAME
    if not file.exists():
        return {}
    try:
        table: dict[str, dict[str, Any]] = json.loads(file.read_text("utf-8"))
        return {name: Recorded(**entry) for name, entry in table.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise BookError(file, None, f"not readable: {error}", f"delete it and {CURE}") from None


def check_recorded(snippet: Snippet) -> None:
    """Raise BookError if the source or an output is not as it was when it was recorded."""
    file = f"snippets/{snippet.name}"
    entry = read_recorded(snippet)
    if entry is None:
        raise BookError(file, None, "never recorded: its page could not say what it prints", CURE)
    if entry.source != sha256(snippet.source):
        raise BookError(file, None, "the source has changed since its output was recorded", CURE)
    present = {path.name for path in output_files(snippet)}
    for name in sorted(present | set(entry.out)):
        path = snippet.path.with_name(name)
        shown = f"{file.rpartition('/')[0]}/{name}"
        if name not in entry.out:
            raise BookError(shown, None, "this output was never recorded", CURE)
        if name not in present:
            raise BookError(shown, None, "this recorded output is gone", CURE)
        if entry.out[name] != sha256(path.read_text("utf-8")):
            raise BookError(
                shown, None, "this output was changed since it was recorded (edited by hand?)", CURE
            )


def output_files(snippet: Snippet) -> list[Path]:
    """The output files beside a snippet that are its own: x.out, x.2.out, x@3.13.out, x.2@3.13.out."""
    stem = snippet.path.stem
    found = [snippet.path.with_suffix(".out"), *snippet.path.parent.glob(f"{stem}.*.out")]
    found += snippet.path.parent.glob(f"{stem}@*.out")
    return sorted({path for path in found if path.exists()})


def orphans(folder: Path) -> list[Path]:
    """Output files of a folder that belong to no snippet in it."""
    snippets = {path.stem for path in folder.glob("*.py")}
    return [
        path
        for path in sorted(folder.glob("*.out"))
        if path.name.partition("@")[0].split(".")[0] not in snippets
    ]


def as_text(entries: dict[str, Recorded]) -> str:
    """The content of recorded.json, sorted so that a diff shows what changed."""
    table = {name: asdict(entry) for name, entry in sorted(entries.items())}
    return json.dumps(table, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def write_whole(files: dict[Path, str]) -> None:
    """Write several files so that none is ever half-written: all beside their places first, then renamed."""
    ready: list[tuple[Path, Path]] = []
    try:
        for path, text in files.items():
            descriptor, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
            ready.append((Path(name), path))
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            Path(name).chmod(0o644)
    except BaseException:
        for new, _ in ready:
            new.unlink(missing_ok=True)
        raise
    for new, path in ready:
        new.replace(path)
