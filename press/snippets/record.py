"""Record what snippets print: run each several times, refuse what does not repeat, write the outputs.

The newest Python that a snippet allows gives the shown output; an older one gets a file of its own only if
what it prints differs.  Nothing is written for a snippet that was refused.
"""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from press.errors import BookError
from press.snippets import judge, pythons, recorded
from press.snippets.case import Case, usual_method
from press.snippets.locking import file_lock
from press.snippets.model import SUPPORTED, Snippet, output_name, sha256, version_key
from press.snippets.recorded import Recorded
from press.snippets.transcript import compare

RUNS = 5
MOST_RUNS = 60
"""How often a program with several legal outputs is run until each has been seen."""


@dataclass(frozen=True)
class Plan:
    """What is to be written for one snippet: its outputs by file name, its entry, the outputs to remove."""

    snippet: Snippet
    outputs: dict[str, str]
    entry: Recorded
    stale: list[Path]

    @property
    def changed(self) -> list[str]:
        """Names of the output files that will change, appear or go."""
        folder = self.snippet.path.parent
        new = [name for name, text in self.outputs.items() if _read(folder / name) != text]
        return new + [f"{path.name} (removed)" for path in self.stale]


def record(
    snippets: Iterable[Snippet],
    *,
    jobs: int = 4,
    done: Callable[[Snippet, Plan | BookError], None] = lambda snippet, outcome: None,
) -> list[BookError]:
    """Record each snippet; call `done` after each.  The errors of those that were refused, in order."""
    errors: list[BookError] = []
    chosen = list(snippets)
    here = pythons.newest_first(pythons.find_all(free_threaded=True))
    plans: dict[Path, list[Plan]] = {}
    with ThreadPoolExecutor(jobs) as pool:
        for snippet, future in [(snippet, pool.submit(_try, snippet, here)) for snippet in chosen]:
            outcome = future.result()
            if isinstance(outcome, BookError):
                errors.append(outcome)
            else:
                plans.setdefault(snippet.path.parent, []).append(outcome)
            done(snippet, outcome)
    for folder, made in plans.items():
        write(folder, made)
    return errors


def _try(snippet: Snippet, here: list[pythons.Interpreter]) -> Plan | BookError:
    try:
        return plan(snippet, here)
    except BookError as error:
        return error


def write(folder: Path, plans: list[Plan]) -> None:
    """Write the outputs of a folder's snippets and its recorded.json; remove what is stale."""
    with file_lock(Path(tempfile.gettempdir()) / f"press-record-{sha256(str(folder))[:12]}.lock"):
        _write(folder, plans)


def _write(folder: Path, plans: list[Plan]) -> None:
    entries = recorded.read_folder(folder)
    entries = {name: entry for name, entry in entries.items() if (folder / name).exists()}
    files: dict[Path, str] = {}
    for made in plans:
        entries[made.snippet.path.name] = made.entry
        files |= {folder / name: text for name, text in made.outputs.items() if _read(folder / name) != text}
    text = recorded.as_text(entries)
    if _read(folder / recorded.NAME) != text:
        files[folder / recorded.NAME] = text
    recorded.write_whole(files)
    for path in [path for made in plans for path in made.stale] + recorded.orphans(folder):
        path.unlink(missing_ok=True)


def plan(snippet: Snippet, here: list[pythons.Interpreter]) -> Plan:
    """Run a snippet on all of `here` that it allows, newest first.  Raises BookError if it is refused."""
    usable = [python for python in here if snippet.allows(python.version)]
    if not usable:
        allowed = ", ".join(version for version in SUPPORTED if snippet.allows(version))
        what, cure = (
            "no Python it allows is on this machine",
            f"install one of: {allowed or 'none is supported'}",
        )
        raise BookError(f"snippets/{snippet.name}", None, what, cure)
    newest = usable[0]
    shown = _keep(snippet, _outcomes(snippet, newest.version), "")
    outputs = {_output_name(snippet, number, ""): text for number, text in enumerate(shown, 1)}
    for python in usable[1:]:
        _older(snippet, python.version, outputs)
    ran = [python.version for python in usable]
    _keep_unseen(snippet, [python.version for python in here], outputs, ran)
    ran.sort(key=lambda version: (version_key(version), version))
    entry = _entry(snippet, outputs, newest.full, ran)
    stale = [path for path in recorded.output_files(snippet) if path.name not in outputs]
    return Plan(snippet, outputs, entry, stale)


def _older(snippet: Snippet, version: str, outputs: dict[str, str]) -> None:
    """Run on another Python than the newest; add files to `outputs` if what it prints differs."""
    contract = snippet.contract
    text = _run(snippet, version)
    if contract.output_from and version_key(version) < version_key(contract.output_from):
        return
    numbers = range(1, contract.one_of + 1)
    known = [outputs[output_name(outputs, snippet.path.stem, number, version)] for number in numbers]
    if not any(not compare(one, text, contract) for one in known):
        own = _keep(snippet, _outcomes(snippet, version), f"@{version}")
        outputs |= {_output_name(snippet, number, f"@{version}"): text for number, text in enumerate(own, 1)}


def _keep_unseen(snippet: Snippet, here: list[str], outputs: dict[str, str], ran: list[str]) -> None:
    """What was recorded of this very source on Pythons that are not on this machine stays as it is."""
    old = recorded.read_recorded(snippet)
    if old is None or old.source != sha256(snippet.source):
        return
    ran += [version for version in old.ran if version not in here]
    for path in recorded.output_files(snippet):
        version = path.name.removesuffix(".out").partition("@")[2]
        if version and version not in here:
            outputs[path.name] = path.read_text("utf-8")


def _output_name(snippet: Snippet, number: int, version: str) -> str:
    return f"{snippet.path.stem}{'' if number == 1 else f'.{number}'}{version}.out"


def _run(snippet: Snippet, version: str, chaos: int | None = None) -> str:
    """One run's output; it must behave, though nothing is there yet to compare its text with."""
    case = Case(snippet, version, usual_method(snippet), chaos=chaos)
    run = case.run()
    judge.check_behaviour(snippet, run)
    return run.output


def _outcomes(snippet: Snippet, version: str) -> list[str]:
    """The different outputs of at least RUNS runs on one version: as many as the contract says."""
    want = snippet.contract.one_of
    seen: list[str] = []
    for number in range(RUNS if want == 1 else MOST_RUNS):
        if number >= RUNS and len(seen) == want:
            break
        text = _run(snippet, version, chaos=number if number > RUNS else None)
        reasons = [compare(known, text, snippet.contract) for known in seen]
        if "" in reasons:
            continue
        seen.append(text)
        if len(seen) > want:
            raise BookError(
                f"snippets/{snippet.name}",
                None,
                f"its runs on Python {version} differ: {reasons[0]}",
                "make it deterministic (Barrier, Event, Queue, join), or declare `lanes`, `vary` or `one-of`",
            )
    if len(seen) < want:
        what = f"`one-of = {want}`, but {MOST_RUNS} runs on Python {version} made {len(seen)} output(s)"
        raise BookError(
            f"snippets/{snippet.name}", None, what, f"declare `one-of = {len(seen)}`, or none if it is 1"
        )
    return seen


def _keep(snippet: Snippet, seen: list[str], version: str) -> list[str]:
    """The recorded texts stay as they are, and in their order, where they still stand for a run just seen."""
    kept: list[str] = []
    left = list(seen)
    for number in range(1, len(seen) + 1):
        old = _read(snippet.path.with_name(_output_name(snippet, number, version)))
        same = [text for text in left if old is not None and not compare(old, text, snippet.contract)]
        if same and old is not None:
            left.remove(same[0])
            kept.append(old)
    return [*kept, *left]


def _entry(snippet: Snippet, outputs: dict[str, str], python: str, ran: list[str]) -> Recorded:
    """The new entry; the old one if nothing but the Python's patch release or the system has changed."""
    entry = Recorded(
        source=sha256(snippet.source),
        out={name: sha256(text) for name, text in outputs.items()},
        python=python,
        system=platform.system(),
        ran=ran,
    )
    old = recorded.read_recorded(snippet)
    if old is not None and replace(entry, python=old.python, system=old.system) == old:
        return old
    return entry


def _read(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return None
