"""The index of the API: its names are those of each interpreter, and the book has something on every one."""

from __future__ import annotations

import pytest

from press.api.names import ask, known, settings
from press.snippets import pythons
from press.snippets.claims import need_python
from press.snippets.model import SUPPORTED


@pytest.mark.parametrize("version", SUPPORTED)
def test_the_names_are_those_of_the_interpreter(version: str, request: pytest.FixtureRequest) -> None:
    """The committed list is what this Python says of itself; else `python -m press api` lists anew."""
    need_python(request.config, version)
    interpreter = pythons.find(version)
    assert interpreter is not None
    said = {f"{module}.{short}" for module, names in ask(interpreter).items() for short in names}
    listed = {full for full, name in known().items() if version in name.on}
    new, gone = sorted(said - listed), sorted(listed - said)
    assert not new and not gone, f"new: {new}; gone: {gone}; run: python -m press api"


def test_nothing_is_awaited_and_left_out_at_once() -> None:
    assert not set(settings().get("awaited", {})) & set(settings()["left-out"])


def test_the_list_is_worth_reading() -> None:
    """Should the probe break, it would not say nothing is public."""
    names = known()
    assert len(names) >= 120
    assert names["threading.Thread.join"].kind == "method"
    assert names["threading.Thread.getName"].deprecated == "3.11"
    assert names["queue.ShutDown"].since == "3.13" and names["queue.ShutDown"].kind == "exception"
    assert names["threading.Timer"].base == "threading.Thread"
    assert "threading.Timer.join" not in names  # it is Thread's
