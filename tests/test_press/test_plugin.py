"""The session: which tests a snippet becomes, what is said of the others, fixtures of claims."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from press.errors import BookError
from press.snippets import record
from press.snippets.ahead import Ahead
from press.snippets.case import Case, Matrix, cases
from press.snippets.claims import RunSnippet
from press.snippets.metadata import START_METHODS
from press.snippets.model import SUPPORTED, Snippet, load
from press.snippets.pythons import find, running_version
from press.snippets.run import Run

HERE = running_version()
OTHER = next(version for version in SUPPORTED if version != HERE)
posix = pytest.mark.skipif(sys.platform == "win32", reason="transcripts are compared in terminals only")
Session = Callable[..., subprocess.CompletedProcess[str]]


def snippet(folder: Path, source: str, name: str = "x.py") -> Snippet:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, "utf-8")
    return load(path)


def metadata(*lines: str) -> str:
    return "\n# /// script\n" + "".join(f"# {line}\n" for line in lines) + "# ///\n"


def labels(one: Snippet, **matrix: object) -> list[str]:
    return [case.label for case in cases(one, Matrix(**{"versions": ["3.12", "3.13"], **matrix}))]


def test_a_snippet_runs_plainly_and_in_dev_mode_on_each_version(tmp_path: Path) -> None:
    one = snippet(tmp_path, "print()\n")
    assert labels(one) == ["3.12", "3.12-dev", "3.13", "3.13-dev"]
    assert labels(one, dev=False, repeat=2) == ["3.12-run1", "3.12-run2", "3.13-run1", "3.13-run2"]
    assert labels(one, dev=False, chaos=2)[:3] == ["3.12", "3.12-chaos0", "3.12-chaos1"]
    assert labels(one, dev=False, start_methods=START_METHODS) == ["3.12", "3.13"]


def test_start_methods_are_for_programs_with_processes(tmp_path: Path) -> None:
    source = "import multiprocessing\n"
    asked = {"versions": ["3.13"], "dev": False, "start_methods": START_METHODS}
    assert labels(snippet(tmp_path, source), **asked) == ["3.13-fork", "3.13-spawn", "3.13-forkserver"]
    only = snippet(tmp_path, source + metadata("[tool.press]", "start-methods = ['spawn', 'forkserver']"))
    assert labels(only, **asked) == ["3.13-spawn", "3.13-forkserver"]
    assert labels(only, versions=["3.13"], dev=False) == ["3.13-spawn"]
    asked["dev"] = True
    assert labels(only, **asked) == ["3.13-spawn", "3.13-spawn-dev", "3.13-forkserver"]


def test_versions_that_a_snippet_does_not_allow_are_no_tests(tmp_path: Path) -> None:
    newer = snippet(tmp_path, metadata("requires-python = '>=3.13'"))
    assert labels(newer, dev=False) == ["3.13"]
    assert labels(newer, versions=["3.12"], dev=False, substitute=False) == []
    assert (
        len(labels(newer, versions=["3.12"], dev=False)) == 1
    )  # on another one, if there is one, else NOT RUN


def test_another_platform_is_an_obstacle(tmp_path: Path) -> None:
    one = snippet(tmp_path, metadata("[tool.press]", "platforms = ['win32']"))
    obstacle = Case(one, HERE).obstacle
    assert obstacle == ("" if sys.platform == "win32" else f"it is for win32 only, this is {sys.platform}")


def test_each_case_runs_once_ahead_and_is_lent_once(tmp_path: Path) -> None:
    one = snippet(tmp_path, "import os\nprint(os.getpid())\n")
    wanted = [Case(one, HERE), Case(one, HERE, dev=True)]
    ahead = Ahead()
    ahead.start(wanted)
    lent = ahead.lend(wanted[0])
    assert ahead.run(wanted[0]) is lent and ahead.run(wanted[0]) is lent
    assert ahead.lend(wanted[0]).pid != lent.pid
    assert ahead.run(wanted[1]).stderr == ""
    ahead.stop()


def test_what_goes_wrong_ahead_is_said_by_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case(snippet(tmp_path, "print()\n"), OTHER)
    monkeypatch.setattr("press.snippets.pythons.find", lambda version: None)
    ahead = Ahead()
    ahead.start([case])
    with pytest.raises(BookError, match=f"Python {OTHER} is not on this machine") as caught:
        ahead.run(case)
    assert "$PRESS_PYTHON_" in caught.value.cure


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Run pytest on a small book in a folder of its own."""

    def session(*options: str, **variables: str) -> subprocess.CompletedProcess[str]:
        env = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
        env |= {"PRESS_ROOT": str(tmp_path), "PRESS_CACHE": str(tmp_path / ".press"), **variables}
        (tmp_path / "pytest.ini").write_text("[pytest]\n")
        command = [sys.executable, "-m", "pytest", "-p", "press.snippets.pytest_plugin", "-v", *options]
        command += ["-p", "no:cacheprovider", "snippets"]
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=300)

    return session


def recorded(folder: Path, source: str, name: str) -> None:
    one = snippet(folder / "snippets", source, name)
    interpreter = find(HERE)
    assert interpreter is not None
    record.write(one.path.parent, [record.plan(one, [interpreter])])


@posix
def test_a_session(tmp_path: Path, session: Session) -> None:
    recorded(tmp_path, "print('good')\n", "ideas/races/good.py")
    recorded(tmp_path, "print('before')\n", "ideas/races/changed.py")
    (tmp_path / "snippets/ideas/races/changed.py").write_text("print('after')\n")
    mistaken = tmp_path / "snippets/ideas/races/mistaken.py"
    mistaken.write_text(metadata("[tool.press]", "exitt = 1"))
    done = session("-rA")
    assert done.returncode == 2 and "snippets/ideas/races/mistaken.py:4: unknown key 'exitt'" in done.stdout
    mistaken.unlink()

    done = session()
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"good.py::{HERE} PASSED" in done.stdout and f"good.py::{HERE}-dev PASSED" in done.stdout
    assert f"ideas/races/changed.py[{HERE}]" in done.stdout
    assert "snippets/ideas/races/changed.out:1: the recorded output is not what" in done.stdout
    assert "to mend it: mend the program, or record it anew" in done.stdout
    assert "Traceback" not in done.stdout
    assert "programs: 4 runs, CPU " in done.stdout and "longest" in done.stdout and "wall" in done.stdout
    assert (tmp_path / ".press/seconds.json").exists()


@posix
def test_a_missing_python_is_loud_or_an_error(tmp_path: Path, session: Session) -> None:
    recorded(tmp_path, "print('good')\n", "ideas/races/good.py")
    missing = {f"PRESS_PYTHON_{OTHER.replace('.', '_')}": "/no/such/python"}
    done = session(f"--pythons={HERE},{OTHER}", "--no-dev", **missing)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"NOT RUN: 1 run: Python {OTHER} is not on this machine (--require-pythons" in done.stdout
    done = session(f"--pythons={HERE},{OTHER}", "--no-dev", "--require-pythons", **missing)
    assert done.returncode == 1
    assert f"snippets/ideas/races/good.py: Python {OTHER} is not on this machine" in done.stdout
    assert f"uv python install {OTHER}" in done.stdout


def test_unknown_options_are_said(session: Session, tmp_path: Path) -> None:
    (tmp_path / "snippets").mkdir()
    for option, what in {
        "--pythons=3.9": "--pythons: '3.9' is none of 3.11,",
        "--start-methods=vfork": "--start-methods: 'vfork' is none of fork,",
    }.items():
        done = session(option)
        assert done.returncode == 4 and what in done.stderr


@posix
def test_repeats_and_hostile_schedules_under_load(tmp_path: Path, session: Session) -> None:
    recorded(tmp_path, "print('good')\n", "ideas/races/good.py")
    done = session("--repeat=3", "--chaos=3", "--load=1")
    assert "9 passed" in done.stdout, done.stdout
    assert f"good.py::{HERE}-chaos2 PASSED" in done.stdout


@posix
def test_run_snippet_checks_unless_told_not_to(run_snippet: RunSnippet, tmp_path: Path, python: str) -> None:
    source = "import sys\nprint(sys.version_info[:2], sys.argv[1:], input())\nsys.exit(3)\n"
    path = snippet(tmp_path, source).path
    with pytest.raises(BookError, match="exit code 3, expected 0"):
        run_snippet(path, stdin="typed\n")
    made: Run = run_snippet(path, python=python, args=["a"], stdin="typed\n", check=False)
    assert made.code == 3
    assert made.lines == [f"({python.replace('.', ', ').removesuffix('t')}) ['a'] typed"]


def test_load_snippet_does_not_run_its_main_part(
    load_snippet: Callable[[str | Path], object], tmp_path: Path
) -> None:
    path = snippet(tmp_path, "def f():\n    return 5\n\nif __name__ == '__main__':\n    1 / 0\n").path
    module = load_snippet(path)
    assert module.f() == 5


@posix
def test_variant_of_changes_one_thing(
    variant_of: Callable[[str | Path, str, str], Path], run_snippet: RunSnippet, tmp_path: Path
) -> None:
    path = snippet(tmp_path / "folder", "print('one')\nprint('two')\n").path
    first, second = variant_of(path, "'one'", "1"), variant_of(path, "'two'", "2")
    assert (
        first != second
        and run_snippet(first).output == "1\ntwo\n"
        and run_snippet(second).output == "one\n2\n"
    )
    for old, count in {"three": 0, "print": 2}.items():
        with pytest.raises(BookError, match=f"stands {count} times in it, not once"):
            variant_of(path, old, "")
