"""Environments for snippets: a bare one per interpreter, and one per interpreter and set of packages.

Bare, because what happens to be installed beside an interpreter must not be importable by accident; it is
also quicker to start (measured: 10 ms instead of 40 with a few .pth files around).  Kept in .press/envs.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from press.errors import BookError
from press.snippets.locking import file_lock
from press.snippets.model import ROOT, Snippet
from press.snippets.pythons import Interpreter, find_uv

INJECT = Path(__file__).resolve().parent / "inject"
_lock = threading.RLock()
_made: dict[tuple[str, tuple[str, ...]], str] = {}


def envs() -> Path:
    """Folder of the environments; $PRESS_ENVS overrides it."""
    return Path(os.environ.get("PRESS_ENVS", ROOT / ".press" / "envs"))


def executable_for(snippet: Snippet, python: Interpreter) -> str:
    """Path of the Python that runs this snippet: its packages are there and no others.

    Raises BookError if a package cannot be installed.
    """
    key = python.executable, snippet.metadata.dependencies
    with _lock:
        if key not in _made:
            _made[key] = _make(python, snippet)
        return _made[key]


def bare(python: Interpreter) -> str:
    """Path of a Python without any package; the interpreter itself where no environment can be made."""
    key: tuple[str, tuple[str, ...]] = python.executable, ()
    with _lock:
        if key not in _made:
            _made[key] = _make(python, None)
        return _made[key]


def _make(python: Interpreter, snippet: Snippet | None) -> str:
    dependencies = snippet.metadata.dependencies if snippet else ()
    stamp = repr((python.executable, python.full, dependencies))
    folder = envs() / f"{python.version}-{hashlib.sha256(stamp.encode()).hexdigest()[:10]}"
    path = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    complete = folder / "complete"
    if complete.exists() and path.exists():
        if complete.stat().st_mtime < max(file.stat().st_mtime for file in INJECT.glob("*.py")):
            _compile_inject(path)
            complete.touch()
        return str(path)
    with file_lock(folder.with_name(folder.name + ".lock")):
        if not (folder / "complete").exists() or not path.exists():
            shutil.rmtree(folder, ignore_errors=True)
            if not dependencies:
                command = [python.executable, "-I", "-m", "venv", "--without-pip", str(folder)]
                if subprocess.run(command, capture_output=True).returncode:
                    return python.executable
            else:
                assert snippet is not None
                _install(python, folder, path, snippet)
            _compile_inject(path)
            (folder / "complete").touch()
    return str(path)


def _compile_inject(path: Path) -> None:
    """The injected modules' bytecode, once per interpreter: snippets run with PYTHONDONTWRITEBYTECODE."""
    subprocess.run([str(path), "-E", "-m", "compileall", "-q", str(INJECT)], capture_output=True)


def _install(python: Interpreter, folder: Path, path: Path, snippet: Snippet) -> None:
    """Make an environment with the snippet's packages, never built from source."""
    dependencies = snippet.metadata.dependencies
    uv = find_uv()
    make = [uv, "venv", "-q", "--python", python.executable, str(folder)] if uv else None
    install = [uv, "pip", "install", "-q", "--only-binary", ":all:", "--python", str(path)] if uv else None
    make = make or [python.executable, "-m", "venv", str(folder)]
    install = install or [str(path), "-m", "pip", "install", "-q", "--only-binary", ":all:"]
    for command in make, [*install, *dependencies]:
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            shutil.rmtree(folder, ignore_errors=True)
            last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no message"]
            line = snippet.source[: snippet.source.find("dependencies")].count("\n") + 1
            raise BookError(
                f"snippets/{snippet.name}",
                line,
                f"cannot install {', '.join(dependencies)} for Python {python.full}: {last[0].strip()}",
                "pin a version that has a wheel for this Python, or exclude this Python in requires-python",
            )
