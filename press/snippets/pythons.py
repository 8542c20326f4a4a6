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
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from press.snippets.model import SUPPORTED, version_key

ASK = (
    "import json, platform, sys, sysconfig;"
    "print(json.dumps([sys._base_executable if hasattr(sys, '_base_executable') else sys.executable,"
    "platform.python_version(), bool(sysconfig.get_config_var('Py_GIL_DISABLED'))]))"
)


@dataclass(frozen=True)
class Interpreter:
    """A Python: its version as snippets name it, the path to start it by, and its full version."""

    version: str
    executable: str
    full: str


def running_version() -> str:
    """The version that this very process runs on."""
    return _named(platform.python_version(), bool(sysconfig.get_config_var("Py_GIL_DISABLED")))


@functools.cache
def find(version: str) -> Interpreter | None:
    """The interpreter of a version, or None.

    Looked up in this order: $PRESS_PYTHON_3_13, the running one, PATH, pyenv, uv, ~/.cache/pythons/bin.
    """
    if version == running_version() and variable(version) not in os.environ:
        return Interpreter(
            version, getattr(sys, "_base_executable", sys.executable), platform.python_version()
        )
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
    yield from _known_to_uv().get(version, [])
    yield str(Path.home() / ".cache" / "pythons" / "bin" / f"python{version}")


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
                version = _named(one["version"], one.get("variant") == "freethreaded")
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
        base, full, free = json.loads(answer.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return Interpreter(_named(full, free), base if base and Path(base).exists() else executable, full)


def _named(full: str, free_threaded: bool) -> str:
    return ".".join(re.findall(r"\d+", full)[:2]) + ("t" if free_threaded else "")


def newest_first(interpreters: list[Interpreter]) -> list[Interpreter]:
    """Sorted by version, the newest first; free-threaded builds after all others."""
    by_age = sorted(interpreters, key=lambda python: version_key(python.version), reverse=True)
    return sorted(by_age, key=lambda python: python.version.endswith("t"))


def as_dict(interpreter: Interpreter) -> dict[str, str]:
    """For tables and JSON."""
    return asdict(interpreter)
