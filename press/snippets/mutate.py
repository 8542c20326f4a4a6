"""Can the tests notice?  Break each program in the ways of mutations.py and see whether anything objects.

A mutant is killed by its run (transcript, exit code, leak, time-out, stderr), undisturbed or under a hostile
schedule, or else by the claims of its chapter (the checker, if it solves an exercise).  Survivors need a
reason in the survivors.toml beside them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from press.errors import BookError
from press.exercises.checking import check_attempt
from press.exercises.exercise import Exercise, is_part, named_in
from press.snippets import judge, pythons
from press.snippets.case import Case, Matrix, cases, usual_method
from press.snippets.claims import MUTANT
from press.snippets.environments import envs
from press.snippets.model import ROOT, SNIPPETS, Snippet
from press.snippets.mutations import Mutant, mutants
from press.snippets.run import Run
from press.snippets.survivors import listed

LEAST_SECONDS = 4.0
"""A mutant that runs longer than this, and than 8 times its original, hangs."""


@dataclass(frozen=True)
class Trial:
    """One mutant and what became of it.

    `killed_by`: 'text', 'exit', 'leak', 'hang', 'stderr' or 'claims', '' if it survived; `always`: each of
    its undisturbed runs was refused (only found out for those that survivors.toml lists).
    """

    snippet: Snippet
    mutant: Mutant
    killed_by: str
    always: bool = False

    @property
    def name(self) -> str:
        """As in survivors.toml: 'lost_update.py: without `with lock` in add'."""
        return f"{self.snippet.path.name}: {self.mutant.name}"


@dataclass(frozen=True)
class Effort:
    """How hard to try: undisturbed runs, hostile schedules, whether to ask the claims."""

    runs: int = 3
    chaos: int = 8
    claims: bool = True


def try_all(
    snippets: Iterable[Snippet],
    effort: Effort,
    jobs: int = 8,
    done: Callable[[Trial], None] = lambda trial: None,
) -> tuple[list[Trial], dict[str, BookError]]:
    """Try every mutant of every snippet; the trials, and by name what is wrong with the unchanged ones."""
    place = "/tmp" if os.name == "posix" else None
    trials: list[Trial] = []
    errors: dict[str, BookError] = {}
    futures: list[Future[Trial]] = []
    with (
        tempfile.TemporaryDirectory(prefix="mutants-", dir=place) as folder,
        ThreadPoolExecutor(jobs) as pool,
    ):
        snippets = list(snippets)
        for snippet, first in zip(snippets, list(pool.map(_first_run, snippets)), strict=True):
            if isinstance(first, BookError):
                errors[snippet.name] = first
                continue
            for mutant in mutants_of(snippet):
                where = Path(folder) / str(len(futures))
                futures.append(pool.submit(_try, snippet, mutant, first, where, effort))
        for future in futures:
            trials.append(future.result())
            done(trials[-1])
    return trials, errors


def _first_run(snippet: Snippet) -> tuple[str, float] | BookError:
    """The version to try mutants on, and the seconds that the unchanged program takes there."""
    first = next(cases(snippet, Matrix([pythons.running_version()], dev=False)), None)
    if first is None or first.obstacle:
        reason = first.obstacle if first else "no Python it allows is on this machine"
        return BookError(
            f"snippets/{snippet.name}", None, f"cannot be tried: {reason}", "install that Python"
        )
    try:
        run = first.run()
        first.check(run)
    except BookError as error:
        return error
    return first.version, run.seconds


def mutants_of(snippet: Snippet) -> list[Mutant]:
    """The mutants of a snippet, without those for a start method that it never uses."""
    methods = ("", *(snippet.contract.start_methods if snippet.uses_processes else ()))
    return [mutant for mutant in mutants(snippet.source) if mutant.start_method in methods]


def _try(snippet: Snippet, mutant: Mutant, original: tuple[str, float], place: Path, effort: Effort) -> Trial:
    """Run a mutant in every way until one run is refused; then, if none was, ask the claims."""
    version, seconds = original
    changed = _overlay(snippet, mutant, place)
    limit = max(LEAST_SECONDS, 8 * seconds)
    ways = list(_ways(snippet, mutant, version, effort))
    refusals = (_refusal(changed, snippet, way, version, limit) for way in ways)
    killed_by = next(filter(None, refusals), "")
    if not killed_by and effort.claims and _claims_notice(snippet, changed, place):
        killed_by = "claims"
    trial = Trial(snippet, mutant, killed_by)
    if killed_by not in ("", "claims") and trial.name in listed(snippet.path.parent):
        plain = [way for way in ways if way.chaos is None and not way.dev]
        trial = replace(trial, always=all(_refusal(changed, snippet, way, version, limit) for way in plain))
    shutil.rmtree(place, ignore_errors=True)
    return trial


def _ways(snippet: Snippet, mutant: Mutant, version: str, effort: Effort) -> Iterator[Case]:
    """The runs of a mutant: undisturbed, in dev mode, undisturbed again, under hostile schedules."""
    plain = Case(snippet, version, mutant.start_method or usual_method(snippet))
    yield plain
    yield replace(plain, dev=True)
    yield from [plain] * (effort.runs - 1)
    for seed in range(effort.chaos):
        yield replace(plain, chaos=seed)


def _overlay(snippet: Snippet, mutant: Mutant, place: Path) -> Snippet:
    """A repository in `place` with this chapter's snippets, one of them changed; that one."""
    folder = place / snippet.path.parent.relative_to(ROOT)
    folder.mkdir(parents=True)
    for sibling in snippet.path.parent.iterdir():
        if sibling != snippet.path and sibling.is_file():
            shutil.copy(sibling, folder)
    path = folder / snippet.path.name
    path.write_text(mutant.source, "utf-8")
    return replace(snippet, path=path, source=mutant.source)


def _refusal(changed: Snippet, original: Snippet, way: Case, version: str, limit: float) -> str:
    """Why one run of a mutant is refused, in a word, or ''.  Its outputs are those of the original."""
    root = changed.path.parents[len(original.path.relative_to(ROOT).parts) - 1]
    run = replace(way, snippet=changed).run(cwd=root, timeout=limit * (1 if way.chaos is None else 2))
    for reason, check in _checks(original, run, version):
        try:
            check()
        except BookError:
            return reason
    return ""


def _checks(original: Snippet, run: Run, version: str) -> Iterator[tuple[str, Callable[[], None]]]:
    """What a run is judged by, each with the word for its refusal."""
    behaviour = "hang" if run.timed_out else "exit" if run.code != original.contract.exit else "leak"
    yield behaviour, lambda: judge.check_behaviour(original, run)
    yield "stderr", lambda: judge.check_stderr(original, run)
    yield "text", lambda: judge.check_transcript(original, run, version)


def claims_of(snippet: Snippet) -> Path:
    """The claims of a snippet's chapter: tests/claims/<part>/test_<chapter>.py (it may not be there)."""
    chapter = snippet.path.relative_to(SNIPPETS).parent
    return ROOT / "tests" / "claims" / chapter.parent / f"test_{chapter.name}.py"


def _claims_notice(snippet: Snippet, changed: Snippet, place: Path) -> bool:
    """Whether the claims of the chapter fail when they are given the mutant, and pass without it.

    What the claims are to a program, its checker is to the solution of an exercise.
    """
    if is_part(snippet.path) == "solution":
        name = named_in(snippet.source)
        return name is not None and check_attempt(Exercise(name), changed.path).kind != "right"
    claims = claims_of(snippet)
    return claims.exists() and _claims_hold(claims) and not _claims_pass(claims, place)


@cache
def _claims_hold(claims: Path) -> bool:
    return _claims_pass(claims, ROOT)


def _claims_pass(claims: Path, root: Path) -> bool:
    """Run a chapter's claims on the snippets below `root`."""
    env = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    env |= {"PRESS_ROOT": str(root), "PRESS_ENVS": str(envs()), "PRESS_TIMEOUT": "5", MUTANT: "1"}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", str(claims)]
    try:
        return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, timeout=120).returncode == 0
    except subprocess.TimeoutExpired:
        return False
