"""Fixtures for tests of what the prose claims: run a snippet, import it, break it.

They are ordinary functions over press.snippets; pytest_plugin.py makes them known to pytest.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from press.errors import BookError
from press.snippets import judge, pythons
from press.snippets.case import Case, missing_python, usual_method
from press.snippets.environments import executable_for
from press.snippets.model import SUPPORTED, Snippet, find_snippet
from press.snippets.run import Run, run_program

if TYPE_CHECKING:
    from press.snippets.ahead import Ahead

MUTANT = "PRESS_MUTANT"
"""Set while claims are asked about a mutant: a variant that cannot be made of it says nothing about it."""


class RunSnippet(Protocol):
    """Type of the run_snippet fixture."""

    def __call__(
        self,
        path: str | Path,
        *,
        python: str | None = None,
        start_method: str | None = None,
        args: Sequence[str] = (),
        env: Mapping[str, str] | None = None,
        stdin: str | None = None,
        timeout: float | None = None,
        dev: bool = False,
        chaos: int | None = None,
        check: bool = True,
    ) -> Run: ...


@pytest.fixture
def run_snippet(request: pytest.FixtureRequest) -> RunSnippet:
    """run_snippet("ideas/races/x.py") -> Run: as a reader runs it, checked for exit code and leaks.

    Arguments: `python` a version; `start_method`; `args`, `env`, `stdin` for the program; `timeout` in
    seconds; `dev` for -X dev; `chaos` a seed of a hostile schedule; `check=False` to judge the Run yourself.
    """
    from press.snippets.pytest_plugin import session_ahead

    ahead = session_ahead(request.config)

    def run(path: str | Path, *, python: str | None = None, check: bool = True, **how: object) -> Run:
        snippet = find_snippet(str(path))
        if python:
            need_python(request.config, python)
        if python and not snippet.allows(python):
            pytest.skip(f"{snippet.name} is for Python {snippet.metadata.requires_python}")
        made = _make(snippet, python or version_for(snippet), ahead, how)
        if check:
            judge.check_behaviour(snippet, made)
        return made

    return run


def need_python(config: pytest.Config, version: str) -> None:
    """Leave the test out where this Python is not on the machine; fail if the session requires it."""
    if pythons.find(version) is None:
        message = f"Python {version} is not on this machine"
        if config.option.require_pythons:
            pytest.fail(message)
        pytest.skip(message)


def version_for(snippet: Snippet) -> str:
    """The running Python if the snippet allows it, else the newest on this machine that it allows."""
    running = pythons.running_version()
    if snippet.allows(running):
        return running
    for version in reversed(SUPPORTED):
        if snippet.allows(version) and pythons.find(version):
            return version
    pytest.skip(
        f"{snippet.name} needs Python {snippet.metadata.requires_python}, which is not on this machine"
    )


def _make(snippet: Snippet, version: str, ahead: Ahead | None, how: dict[str, object]) -> Run:
    """Run it; where nothing special is asked for, share the run that the snippet's own test makes anyway."""
    special: dict[str, Any] = {name: value for name, value in how.items() if value not in (None, (), False)}
    method = special.pop("start_method", "") or usual_method(snippet)
    if ahead is not None and not special:
        return ahead.lend(Case(snippet, version, str(method)))
    interpreter = pythons.find(version)
    if interpreter is None:
        raise missing_python(snippet, version)
    flags = [] if snippet.contract.plain else ["-W", "error"]
    if special.pop("dev", False):
        flags += ["-X", "dev"]
    special |= {"flags": flags, "start_method": method or None}
    return run_program(snippet.path, executable_for(snippet, interpreter), **special)


@pytest.fixture
def load_snippet() -> Iterator[Callable[[str | Path], ModuleType]]:
    """load_snippet("ideas/races/x.py") -> module, so that a test can call its functions.

    It is imported under a private name: its `if __name__ == "__main__":` part does not run.
    """
    loaded: list[str] = []

    def load(path: str | Path) -> ModuleType:
        snippet = find_snippet(str(path))
        name = f"press_snippet_{len(loaded)}_{snippet.path.stem}"
        spec = importlib.util.spec_from_file_location(name, snippet.path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        loaded.append(name)
        spec.loader.exec_module(module)
        return module

    yield load
    for name in loaded:
        sys.modules.pop(name, None)


@pytest.fixture
def variant_of(tmp_path: Path) -> Callable[[str | Path, str, str], Path]:
    """variant_of("ideas/races/x.py", old, new) -> Path: a copy with one replacement, for run_snippet."""

    def vary(path: str | Path, old: str, new: str) -> Path:
        snippet = find_snippet(str(path))
        count = snippet.source.count(old)
        if count != 1 and os.environ.get(MUTANT):
            pytest.skip(f"{old!r} is not in this mutant")
        if count != 1:
            what = f"{old!r} stands {count} times in it, not once"
            raise BookError(
                f"snippets/{snippet.name}", None, what, "choose a text that stands there exactly once"
            )
        copy = tmp_path / f"variant{len(list(tmp_path.iterdir()))}" / snippet.path.name
        copy.parent.mkdir()
        copy.write_text(snippet.source.replace(old, new), "utf-8")
        return copy

    return vary
