"""survivors.toml: the mutants of a chapter that nothing can notice, each with the reason.

Reads it and compares it with what a trial found; the trial itself is in mutate.py.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from press.errors import BookError
from press.snippets.model import ROOT, Snippet

SURVIVORS = "survivors.toml"


class Outcome(Protocol):
    """What mutate.Trial tells: see there."""

    @property
    def snippet(self) -> Snippet: ...
    @property
    def name(self) -> str: ...
    @property
    def killed_by(self) -> str: ...
    @property
    def always(self) -> bool: ...


def listed(folder: Path) -> dict[str, str]:
    """The survivors that a chapter's survivors.toml explains.  Raises BookError if it is not readable."""
    file = folder / SURVIVORS
    if not file.exists():
        return {}
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BookError(
            file, None, f"not TOML: {error}", 'write lines like "file.py: mutation" = "reason"'
        ) from None
    for name, reason in table.items():
        if not isinstance(reason, str) or not reason.strip():
            raise BookError(file, None, f"no reason for {name!r}", 'write "file.py: mutation" = "reason"')
    return table


def complaints(trials: Iterable[Outcome], snippets: Iterable[Snippet]) -> list[BookError]:
    """Survivors without a reason, and reasons without a survivor, by chapter."""
    trials = list(trials)
    chosen: dict[Path, set[str]] = {}
    for snippet in snippets:
        chosen.setdefault(snippet.path.parent, set()).add(snippet.path.name)
    errors = []
    for folder, files in sorted(chosen.items()):
        mine = {trial.name: trial for trial in trials if trial.snippet.path.parent == folder}
        errors += _complaints(folder, files, mine, listed(folder))
    return errors


def _complaints(
    folder: Path, files: set[str], trials: Mapping[str, Outcome], reasons: Mapping[str, str]
) -> list[BookError]:
    shown = (folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else folder) / SURVIVORS
    errors = []
    for name, trial in trials.items():
        if not trial.killed_by and name not in reasons:
            entry = f'{json.dumps(name)} = "reason"'
            cure = f"write a claim that notices it, or explain it in {SURVIVORS}: {entry}"
            errors.append(
                BookError(shown.with_name(trial.snippet.path.name), None, f"survives: {name}", cure)
            )
    for name in reasons:
        file = name.partition(":")[0]
        if name in trials:
            if trials[name].always:
                errors.append(BookError(shown, None, f"no longer survives: {name}", "remove the entry"))
        elif file in files or not (folder / file).exists():  # others were not asked for this time
            errors.append(BookError(shown, None, f"there is no such mutant: {name}", "remove the entry"))
    return errors
