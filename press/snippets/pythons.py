"""Which interpreters are on this machine, and what each is.

Finds them; environments.py makes the clean environments in which snippets run on them.  A version is
'3.13', or '3.13t' for the free-threaded build.  One that is missing is None here and said aloud by whoever
asked.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from press.snippets.model import SUPPORTED, version_key

FREE_THREADED = "free-threading build"
ASK = "import sys; print(getattr(sys, '_base_executable', sys.executable)); print(sys.version)"


@dataclass(frozen=True)
class Interpreter:
    """A Python: its version as snippets name it, the path to start it by, and its full version."""

    version: str
    executable: str
    full: str


def running_version() -> str:
    """The version that this very process runs on."""
    return _named(sys.version)


@functools.cache
def find(version: str) -> Interpreter | None:
    """The interpreter of a version, or None.

    Looked up in this order: $PRESS_PYTHON_3_13, the running one, PATH, pyenv, ~/.cache/pythons/bin, uv.
    """
    if version == running_version() and variable(version) not in os.environ:
        base = getattr(sys, "_base_executable", sys.executable)
        return Interpreter(version, base, sys.version.split()[0])
    for candidate in _candidates(version):
        found = ask(candidate)
        if found is not None and found.version == version:
            return found
    return None


def find_all(free_threaded: bool = False) -> list[Interpreter]:
    """Every supported interpreter on this machine, oldest first; with `free_threaded` also those builds."""
    versions = [
        version for minor in SUPPORTED for version in ([minor, minor + "t"] if free_threaded else [minor])
    ]
    return [found for version in versions if (found := find(version)) is not None]


def variable(version: str) -> str:
    """Name of the environment variable that may hold the path of this version."""
    return "PRESS_PYTHON_" + version.replace(".", "_").upper()


def _candidates(version: str) -> Iterator[str]:
    """Paths worth asking, the most deliberate first."""
    if chosen := os.environ.get(variable(version)):
        yield chosen
        return
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        # A pyenv shim may be an empty promise, and is slow to ask; pyenv itself is looked into below.
        if (
            folder
            and "shims" not in Path(folder).parts
            and (path := shutil.which(f"python{version}", path=folder))
        ):
            yield path
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    free, minor = version.endswith("t"), version.removesuffix("t")
    homes = [
        home
        for home in root.glob(f"versions/{minor}*")
        if re.fullmatch(rf"{minor}(\.\d+\w*|-dev|t.*)?", home.name)
    ]
    homes = [home for home in homes if re.search(r"\dt", home.name + " ") is None or free]
    for home in sorted(homes, key=lambda home: [int(n) for n in re.findall(r"\d+", home.name)], reverse=True):
        yield str(home / "bin" / "python")
    yield str(Path.home() / ".cache" / "pythons" / "bin" / f"python{version}")
    yield from _known_to_uv().get(version, [])


@functools.cache
def _known_to_uv() -> dict[str, list[str]]:
    """Paths that uv knows, by version."""
    uv = find_uv()
    found: dict[str, list[str]] = {}
    if uv is None:
        return found
    command = [uv, "python", "list", "--only-installed", "--no-python-downloads", "--output-format", "json"]
    answer = subprocess.run(command, capture_output=True, text=True)
    with contextlib.suppress(ValueError, KeyError, TypeError):
        for one in json.loads(answer.stdout):
            if one["implementation"] == "cpython" and "shims" not in Path(one["path"]).parts:
                version = _named(one["version"]) + ("t" if one.get("variant") == "freethreaded" else "")
                found.setdefault(version, []).append(one["path"])
    return found


def find_uv() -> str | None:
    """Path of uv: on PATH, or installed beside this Python."""
    beside = Path(sys.executable).parent / ("uv.exe" if sys.platform == "win32" else "uv")
    return shutil.which("uv") or (str(beside) if beside.exists() else None)


@functools.cache
def ask(executable: str) -> Interpreter | None:
    """What the program at this path is, asked of itself; None if it does not start or is no Python."""
    try:
        answer = subprocess.run(
            [executable, "-I", "-S", "-c", ASK], capture_output=True, text=True, timeout=20
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    base, _, version = answer.stdout.partition("\n")
    if answer.returncode or not version:
        return None
    return Interpreter(_named(version), base if Path(base).exists() else executable, version.split()[0])


def _named(version: str) -> str:
    """'3.13' or '3.13t' of what sys.version says."""
    free = "t" if FREE_THREADED in version else ""
    return ".".join(re.findall(r"\d+", version)[:2]) + free


def newest_first(interpreters: list[Interpreter]) -> list[Interpreter]:
    """Sorted by version, the newest first; free-threaded builds after all others."""
    by_age = sorted(interpreters, key=lambda python: version_key(python.version), reverse=True)
    return sorted(by_age, key=lambda python: python.version.endswith("t"))
