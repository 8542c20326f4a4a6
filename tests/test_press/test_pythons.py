"""Interpreters are found where people have them, a missing one is None, and environments are bare."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from press.errors import BookError
from press.snippets import environments, pythons
from press.snippets.environments import bare, executable_for
from press.snippets.model import load


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    """What was found in another test, or will be in this one, counts for no other."""
    pythons.find.cache_clear()
    pythons.ask.cache_clear()
    yield
    pythons.find.cache_clear()
    pythons.ask.cache_clear()


def fake(path: Path, version: str) -> Path:
    """A program that answers as a Python of that version would."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {path}\necho '{version}'\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without any Python, and nothing on PATH."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setattr(pythons, "_known_to_uv", dict)
    for version in ("3.11", "3.12", "3.13", "3.14", "3.15"):
        monkeypatch.delenv(pythons.variable(version), raising=False)
    return tmp_path


posix = pytest.mark.skipif(sys.platform == "win32", reason="its stand-ins are shell scripts")


def test_the_running_one_is_always_found() -> None:
    found = pythons.find(pythons.running_version())
    assert found is not None and found.full == ".".join(map(str, sys.version_info[:3]))


@posix
@pytest.mark.parametrize(
    "place", ["path/python3.9", "pyenv/versions/3.9.18/bin/python", ".cache/pythons/bin/python3.9"]
)
def test_where_pythons_are_found(place: str, elsewhere: Path) -> None:
    path = fake(elsewhere / place, "3.9.18 (main)")
    assert pythons.find("3.9") == pythons.Interpreter("3.9", str(path), "3.9.18")


@posix
def test_a_missing_one_is_none(elsewhere: Path) -> None:
    assert pythons.find("3.9") is None


@posix
def test_the_variable_wins(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(elsewhere / "path/python3.9", "3.9.1 (main)")
    chosen = fake(elsewhere / "mine", "3.9.2 (main)")
    monkeypatch.setenv("PRESS_PYTHON_3_9", str(chosen))
    found = pythons.find("3.9")
    assert found is not None and found.full == "3.9.2"


@posix
def test_the_newest_patch_release_of_pyenv(elsewhere: Path) -> None:
    for patch in (2, 10, 9):
        fake(elsewhere / f"pyenv/versions/3.9.{patch}/bin/python", f"3.9.{patch} (main)")
    found = pythons.find("3.9")
    assert found is not None and found.full == "3.9.10"


@posix
def test_an_empty_promise_is_no_python(elsewhere: Path) -> None:
    broken = elsewhere / "path/python3.9"
    broken.parent.mkdir()
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)
    fake(elsewhere / "pyenv/versions/3.9.1/bin/python", "3.8.1 (not what it says)")
    assert pythons.find("3.9") is None


@posix
def test_free_threaded_builds_are_told_apart(elsewhere: Path) -> None:
    free = fake(elsewhere / "path/python3.9t", "3.9.1 free-threading build (main)")
    assert pythons.find("3.9") is None
    assert pythons.find("3.9t") == pythons.Interpreter("3.9t", str(free), "3.9.1")


def test_newest_first() -> None:
    def here(version: str) -> pythons.Interpreter:
        return pythons.Interpreter(version, "", version)

    ordered = pythons.newest_first([here("3.9"), here("3.14t"), here("3.11"), here("3.14")])
    assert [python.version for python in ordered] == ["3.14", "3.11", "3.9", "3.14t"]


def test_what_is_installed_beside_an_interpreter_is_not_importable() -> None:
    interpreter = pythons.find(pythons.running_version())
    assert interpreter is not None
    script = "import importlib.util as u; print(u.find_spec('pytest'), u.find_spec('pip'))"
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run([bare(interpreter), "-c", script], capture_output=True, text=True, env=env)
    assert done.stdout == "None None\n", done.stderr


def test_a_package_that_cannot_be_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESS_ENVS", str(tmp_path / "envs"))
    for name in ("UV_OFFLINE", "UV_NO_INDEX", "PIP_NO_INDEX"):
        monkeypatch.setenv(name, "1")
    source = 'print()\n# /// script\n# dependencies = ["no-such-package-of-the-book==1"]\n# ///\n'
    (tmp_path / "x.py").write_text(source)
    interpreter = pythons.find(pythons.running_version())
    assert interpreter is not None
    with pytest.raises(BookError, match="cannot install no-such-package-of-the-book==1") as caught:
        executable_for(load(tmp_path / "x.py"), interpreter)
    assert caught.value.line == 3 and "wheel" in caught.value.cure
    assert not [path for path in environments.envs().iterdir() if path.is_dir()]
