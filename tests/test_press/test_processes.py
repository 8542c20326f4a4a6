"""Which processes count as living: not those that have ended, or are just about to."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.snippets.processes import _in_proc

GROUP = 4711


def entry(place: Path, state: str, command: str) -> Path:
    """What /proc tells of a process of that group."""
    stat = f"{GROUP} (python3) {state} 1 {GROUP} {' '.join(['0'] * 8)} 7 3 0 0"
    (place / "task" / str(GROUP)).mkdir(parents=True)
    for folder in (place, place / "task" / str(GROUP)):
        (folder / "stat").write_text(stat, "utf-8")
    (place / "environ").write_text("", "utf-8")
    (place / "cmdline").write_text(command, "utf-8")
    return place


@pytest.mark.parametrize(
    ("state", "command", "lives"),
    [("S", "python3\0-c\0pass\0", True), ("Z", "", False), ("R", "", False)],
    ids=["waiting", "zombie", "gives back its memory before it is a zombie"],
)
def test_a_process_that_is_ending_does_not_live(
    tmp_path: Path, state: str, command: str, lives: bool
) -> None:
    place = entry(tmp_path / str(GROUP), state, command)
    found = _in_proc(place, GROUP, b"MARK=1")
    assert (found is not None) is lives
    if found:
        assert (found.pid, found.command, found.running) == (GROUP, "python3 -c pass", False)
