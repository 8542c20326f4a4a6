"""Talk to a program through pipes, for Windows, which has no pseudo-terminals we could use.

Output is buffered there as in any pipe, so transcripts are not compared on Windows; exit codes and leaks are.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from press.snippets.conversation import Ended


def converse(
    command: Sequence[str],
    env: Mapping[str, str],
    cwd: Path,
    timeout: float,
    patience: int,
    own_stderr: bool,
    stdin: str | None,
    mark: str,
) -> Ended:
    """As terminal.converse, where CPU time is unknown (0): all the time there is at once."""
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
    _running[process.pid] = threading.get_ident()
    code: int | None
    try:
        output, stderr = process.communicate(stdin or "", timeout * (1 + patience))
        code = process.returncode
    except subprocess.TimeoutExpired:
        _end(process.pid)
        output, stderr = process.communicate()
        code = None
    finally:
        del _running[process.pid]
    return Ended(output, stderr if own_stderr else None, code, process.pid, 0.0)


_running: dict[int, int] = {}


def end_running(threads: Collection[int]) -> None:
    """End every program that one of these threads (by ident) is running."""
    for pid, thread in list(_running.items()):
        if thread in threads:
            _end(pid)


def _end(pid: int) -> None:
    subprocess.run(["taskkill", "/F", "/T", "/PID", str(pid)], capture_output=True)
