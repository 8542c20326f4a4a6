"""Talk to a program through pipes, for Windows, which has no pseudo-terminals we could use.

Output is buffered there as in any pipe, so transcripts are not compared on Windows; exit codes and leaks are.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from press.snippets.conversation import Ended


def converse(
    command: Sequence[str],
    env: Mapping[str, str],
    cwd: Path,
    timeout: float,
    own_stderr: bool,
    stdin: str | None,
    tag: str,
) -> Ended:
    """Run the command to its end or for `timeout` seconds.  CPU time is unknown here (0)."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE if own_stderr else subprocess.STDOUT,
        cwd=cwd,
        env=dict(env),
        encoding="utf-8",
        errors="replace",
    )
    _running.add(process.pid)
    code: int | None
    try:
        output, stderr = process.communicate(stdin or "", timeout)
        code = process.returncode
    except subprocess.TimeoutExpired:
        _end(process.pid)
        output, stderr = process.communicate()
        code = None
    finally:
        _running.discard(process.pid)
    return Ended(output, stderr if own_stderr else None, code, process.pid, 0.0)


_running: set[int] = set()


def end_all() -> None:
    """End every program that is running in this process's name."""
    for pid in list(_running):
        _end(pid)


def _end(pid: int) -> None:
    subprocess.run(["taskkill", "/F", "/T", "/PID", str(pid)], capture_output=True)
