"""What terminal.py and pipes.py return: how one program ended and all it said."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Ended:
    """How a program ended.

    `code` is None if it was killed at the time limit; `cpu`: seconds, with the children it waited for.
    """

    output: str
    stderr: str | None
    code: int | None
    pid: int
    cpu: float
    left_over: list[str] = field(default_factory=list)
