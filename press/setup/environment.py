"""One virtual environment per Python, renewed only when its requirements change.

`.venv` belongs to the Python that made it first; another one gets `.venv-3.13` beside it. A stamp inside,
written last, says which group of packages is in and from which requirements. What a failed first set-up
left is removed.
"""

import hashlib
import json
import os
import shutil
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from press.setup import sentences
from press.setup.installer import PipInstaller, UvInstaller

ROOT = Path(__file__).resolve().parents[2]
GROUPS = ("site", "pdf", "test", "dev")  # each holds the one before it
STAMP = "ready.json"


def this_python() -> str:
    """The running Python as `3.13`, or `3.14t` for a free-threaded build."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}{'t' if 't' in getattr(sys, 'abiflags', '') else ''}"


def python_in(folder: Path) -> Path:
    """The interpreter of the environment in FOLDER."""
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


def digest(root: Path, group: str) -> str:
    """A checksum over what decides the contents: the pinned files and how press is packaged."""
    total = hashlib.sha256()
    for name in ("build", group):
        total.update((root / "requirements" / f"{name}.txt").read_bytes())
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    packaging = [settings["project"], settings["build-system"], settings.get("tool", {}).get("hatch")]
    total.update(json.dumps(packaging, sort_keys=True).encode())
    return total.hexdigest()


def made_with(folder: Path) -> str | None:
    """The Python that made the environment in FOLDER, as `this_python` writes it; None if none is there."""
    try:
        return str(json.loads((folder / STAMP).read_text(encoding="utf-8"))["python"])
    except (OSError, ValueError, KeyError):
        pass
    try:
        lines = (folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    settings = {key.strip(): value.strip() for key, _, value in (line.partition("=") for line in lines)}
    # venv writes the one, uv the other.
    version = settings.get("version") or settings.get("version_info") or ""
    return ".".join(version.split(".")[:2]) or None


def folder_for(root: Path, python: str) -> Path:
    """Where the environment for PYTHON is or will be."""
    first = root / ".venv"
    return first if made_with(first) in (None, python) else root / f".venv-{python}"


def is_ready(root: Path, folder: Path, group: str) -> bool:
    """Return whether the environment in FOLDER holds GROUP, or a larger one, as the requirements are now."""
    if not python_in(folder).exists():
        return False
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    larger = GROUPS[GROUPS.index(group) :]
    return stamp.get("group") in larger and stamp.get("digest") == digest(root, stamp["group"])


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Let one set-up at a time work in ROOT: `make serve` and `make test` may start together."""
    if os.name == "nt":
        yield
        return
    import fcntl

    handle = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def prepare(root: Path, group: str) -> Path:
    """Make sure that an environment of the running Python holds GROUP; return its interpreter.

    Raises sentences.SetupError with what to do; an environment that was not there before is then removed.
    """
    if group not in GROUPS:
        raise sentences.SetupError(sentences.group_wrong(group, GROUPS))
    with _alone(root):
        folder = folder_for(root, this_python())
        if not is_ready(root, folder, group):
            _set_up(root, folder, group)
    return python_in(folder)


def _set_up(root: Path, folder: Path, group: str) -> None:
    uv = shutil.which("uv")
    installer = UvInstaller(folder, uv) if uv else PipInstaller(folder)
    kept = python_in(folder).exists() and installer.can_use_existing()
    if not kept:
        installer.require()
        shutil.rmtree(folder, ignore_errors=True)
    try:
        if not kept:
            installer.create()
        installer.install(root, group, kept)
    except BaseException:
        if not kept:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    stamp = {"group": group, "digest": digest(root, group), "python": this_python()}
    half = folder / f"{STAMP}.new"
    half.write_text(json.dumps(stamp), encoding="utf-8")
    half.replace(folder / STAMP)
