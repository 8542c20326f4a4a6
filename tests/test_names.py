"""No snippet and no folder of snippets bears the name of a module that somebody may want to import."""

from __future__ import annotations

import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from press.snippets.model import SNIPPETS

TAKEN = sys.stdlib_module_names | set(packages_distributions())
# Modules of the newest Pythons that the running one may not have yet, and of the oldest that are gone.
TAKEN |= {"annotationlib", "compression", "interpreters", "asyncore", "imp", "distutils", "Queue", "thread"}


def importable(root: Path) -> list[Path]:
    """Files and folders that land on sys.path, or in reach of it, when a snippet runs."""
    return [path for path in root.rglob("*") if path.suffix == ".py" or path.is_dir()]


def shadowing(root: Path) -> list[str]:
    """Those whose name is taken."""
    return [
        str(path.relative_to(root)) for path in importable(root) if path.name.removesuffix(".py") in TAKEN
    ]


def test_no_name_is_taken() -> None:
    assert shadowing(SNIPPETS) == []


@pytest.mark.parametrize("name", ["a/queue.py", "asyncio/b.py", "a/pytest.py", "a/yaml/b.py"])
def test_a_taken_name_is_found(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).touch()
    assert len(shadowing(tmp_path)) == 1


def test_names_can_be_imported_themselves() -> None:
    """A spawned child imports its program by file name."""
    wrong = [path for path in importable(SNIPPETS) if not path.name.removesuffix(".py").isidentifier()]
    assert [path for path in wrong if path.name != "__pycache__"] == []
