"""pytest: every snippets/**/*.py is a test, and claims about snippets have fixtures to run them by.

Collects, starts the programs ahead, reports; what a run must be is in judge.py, how it is made in run.py.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from press.errors import BookError
from press.snippets import claims, pythons
from press.snippets.ahead import IN_FLIGHT, Ahead
from press.snippets.case import Case, Matrix, cases, missing_python
from press.snippets.metadata import START_METHODS
from press.snippets.model import SNIPPETS, SUPPORTED, is_snippet, load, snippet_files
from press.snippets.run import Run
from press.snippets.summary import Tally

MATRIX = pytest.StashKey[Matrix]()
AHEAD = pytest.StashKey[Ahead]()
TALLY = pytest.StashKey[Tally]()

# Options with which no test runs, and with which not all tests do.
NOT_RUNNING = ("collectonly", "usepdb", "showfixtures", "show_fixtures_per_test", "cacheshow", "setupplan")
SELECTING = ("keyword", "markexpr", "deselect", "lf", "stepwise", "ignore", "ignore_glob")

load_snippet = claims.load_snippet
run_snippet = claims.run_snippet
variant_of = claims.variant_of


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of a session."""
    group = parser.getgroup("snippets", "programs of the book")
    group.addoption(
        "--pythons", default="", help="versions like 3.12,3.14t, or 'all'; default: the running one"
    )
    group.addoption(
        "--start-methods", default="", help="fork,spawn,forkserver or 'all'; default: the Python's own"
    )
    group.addoption("--require-pythons", action="store_true", help="a Python that is not here is a failure")
    group.addoption(
        "--chaos", type=int, default=0, metavar="N", help="also run each under N hostile schedules"
    )
    group.addoption("--repeat", type=int, default=1, metavar="N", help="run each N times")
    group.addoption("--load", type=int, default=0, metavar="N", help="beside N processes that eat the CPU")
    group.addoption("--no-dev", action="store_true", help="without the second run in dev mode")
    group.addoption(
        "--jobs", type=int, default=IN_FLIGHT, metavar="N", help=f"programs in flight ({IN_FLIGHT})"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Read the options once."""
    option = config.option
    versions = [pythons.running_version()]
    if option.pythons:
        versions = list(SUPPORTED) if option.pythons == "all" else option.pythons.split(",")
    methods = tuple(START_METHODS if option.start_methods == "all" else option.start_methods.split(","))
    unknown = [method for method in methods if method not in ("", *START_METHODS)]
    if unknown:
        raise pytest.UsageError(f"--start-methods: {unknown[0]!r} is none of {', '.join(START_METHODS)}, all")
    for version in versions:
        if not version.removesuffix("t").startswith("3.") or version.removesuffix("t") not in SUPPORTED:
            raise pytest.UsageError(f"--pythons: {version!r} is none of {', '.join(SUPPORTED)}, all")
    config.stash[MATRIX] = Matrix(
        versions, methods, not option.no_dev, option.repeat, option.chaos, substitute=not option.pythons
    )
    config.stash[TALLY] = Tally()


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Iterator[None]:
    """Snippets are programs, never modules to import: no other collector gets them."""
    found: Any = yield
    if is_snippet(file_path):
        return [SnippetFile.from_parent(parent, path=file_path)]  # type: ignore[return-value]
    return [one for one in found if type(one).__name__ != "MarkdownDocstringCodeModule"]  # type: ignore[return-value]


class SnippetFile(pytest.File):
    """A snippet; its items are the ways to run it."""

    def collect(self) -> Iterator[pytest.Item]:
        """One item per case."""
        for case in cases(load(self.path), self.config.stash[MATRIX]):
            yield SnippetItem.from_parent(self, name=case.label, case=case)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """A mistake in the file is a sentence."""
        return str(excinfo.value) if isinstance(excinfo.value, BookError) else super().repr_failure(excinfo)


class SnippetItem(pytest.Item):
    """One case: run (ahead), then judged."""

    def __init__(self, *, case: Case, **keywords: Any) -> None:
        super().__init__(**keywords)
        self.case = case

    def reportinfo(self) -> tuple[Path, int, str]:
        """Readable: ideas/races/x.py[3.13-spawn-dev]."""
        return self.path, 0, f"{self.case.snippet.name}[{self.case.label}]"

    def runtest(self) -> None:
        """Judge the run that was started ahead."""
        obstacle = self.case.obstacle
        if obstacle:
            if obstacle.startswith("Python") and self.config.option.require_pythons:
                raise missing_python(self.case.snippet, self.case.version)
            self.config.stash[TALLY].not_run(self.case, obstacle)
            pytest.skip(obstacle)
        ahead = self.config.stash.get(AHEAD, None)
        run = ahead.run(self.case) if ahead else self.case.run()
        self.config.stash[TALLY].add(self.case, run)
        self.case.check(run)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """A verdict is a sentence with file, line and cure."""
        return (
            str(excinfo.value)
            if isinstance(excinfo.value, BookError)
            else super().repr_failure(excinfo, style)
        )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Programs last: while other tests use this process, they run beside it."""
    items.sort(key=lambda item: isinstance(item, SnippetItem))


def pytest_sessionstart(session: pytest.Session) -> None:
    """Start the programs before anything is collected, where all that the arguments name will be run."""
    config, option = session.config, session.config.option
    if option.jobs < 2 or any(getattr(option, name, None) for name in NOT_RUNNING):
        return
    ahead = config.stash[AHEAD] = Ahead(option.jobs)
    config.add_cleanup(ahead.stop)
    for _ in range(option.load):
        config.add_cleanup(_eat_cpu())
    if not any(getattr(option, name, None) for name in SELECTING):
        ahead.start(_cases_named(config.args, config.stash[MATRIX]))


def _cases_named(args: Iterable[str], matrix: Matrix) -> Iterator[Case]:
    """The cases of the snippets that a session's arguments name as files or folders."""
    for arg in args:
        path = Path(arg).absolute()
        below = SNIPPETS if SNIPPETS.is_relative_to(path) else path
        if "::" in arg or not below.is_relative_to(SNIPPETS):
            continue
        for file in snippet_files(below):
            with contextlib.suppress(BookError):  # collection will say it
                yield from (case for case in cases(load(file), matrix) if not case.obstacle)


def _eat_cpu() -> Callable[[], None]:
    """Start a process that eats a core; what ends it."""
    hog = subprocess.Popen([sys.executable, "-c", "while True: pass"])

    def end() -> None:
        hog.kill()
        hog.wait()

    return end


@pytest.hookimpl(wrapper=True)
def pytest_runtestloop(session: pytest.Session) -> Iterator[None]:
    """Run ahead what has been collected, and nothing else; their items only wait for the results."""
    ahead = session.config.stash.get(AHEAD, None)
    if ahead is None:
        return (yield)
    found = [item.case for item in session.items if isinstance(item, SnippetItem) and not item.case.obstacle]
    ahead.keep_only(found)
    ahead.start(found)
    try:
        return (yield)
    finally:
        ahead.stop()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """What was not run, what it cost, what was slow."""
    for line, markup in config.stash[TALLY].lines():
        terminalreporter.write_line(line, **markup)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The `python` fixture: each interpreter of the session."""
    if "python" in metafunc.fixturenames:
        versions = list(metafunc.config.stash[MATRIX].versions)
        metafunc.parametrize("python", versions, indirect=True)


@pytest.fixture
def python(request: pytest.FixtureRequest) -> str:
    """A version such as '3.13', to pass to run_snippet(python=...); skipped where it is not here."""
    version: str = request.param
    claims.need_python(request.config, version)
    return version


def session_ahead(config: pytest.Config) -> Ahead | None:
    """The programs in flight in this session, if any."""
    return config.stash.get(AHEAD, None)


__all__ = ["Run", "load_snippet", "run_snippet", "variant_of"]
