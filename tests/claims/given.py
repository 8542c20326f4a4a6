"""What the claims of several chapters start from: a recording, a few lines of Python, a thread."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Protocol

import pytest

from press.timeline.claims import Recording, Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from press.snippets.claims import RunSnippet


class RunText(Protocol):
    """Type of the run_text fixture."""

    def __call__(self, text: str, **how: object) -> list[str]: ...


@pytest.fixture
def run_text(run_snippet: RunSnippet, tmp_path: Path, python: str) -> RunText:
    """run_text("print(1)") -> ["1"]: run it as a program on each Python; takes what run_snippet takes."""

    def run(text: str, **how: object) -> list[str]:
        file = tmp_path / "claim.py"
        file.write_text(text, "utf-8")
        return run_snippet(file, python=python, **how).lines

    return run


@pytest.fixture
def told(trace: Recording, python: str, request: pytest.FixtureRequest) -> Told:
    """The recording, on each Python, of the program that a test is `about`; the module names its CHAPTER."""
    name, gil = request.param
    return trace(f"{request.module.CHAPTER}/{name}.py", python=python, gil=gil)


def about(*names: str, gil: bool = False) -> pytest.MarkDecorator:
    """The test holds for these programs; `gil`: their recordings tell who has the GIL."""
    return pytest.mark.parametrize("told", [(name, gil) for name in names], indirect=True, ids=names)


def in_thread(call: Callable[..., object], *args: object) -> Thread:
    """A thread that has been started on it."""
    thread = Thread(target=call, args=args)
    thread.start()
    return thread
