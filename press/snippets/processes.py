"""Which processes a program has: those of its group, and any that carries its mark in the environment."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Process:
    """A living process: its command line, the CPU seconds it has had, whether it wants the CPU just now."""

    pid: int
    command: str
    cpu: float
    running: bool


def living(group: int, mark: str) -> list[Process]:
    """All that live in a process group, or have the entry `mark` (NAME=value) in their environment."""
    if not Path("/proc/self").exists():
        return living_by_ps(group)
    found = []
    for entry in os.listdir("/proc"):  # noqa: PTH208 - names, many, often
        if entry.isdigit():
            # A process may end while it is looked at, and others' environments are not ours to read.
            with contextlib.suppress(OSError, IndexError, ValueError):
                if process := _in_proc(Path("/proc", entry), group, mark.encode()):
                    found.append(process)
    return found


def _in_proc(place: Path, group: int, mark: bytes) -> Process | None:
    # Fields after the command in parentheses: state, parent, group ... user and system time (proc(5)).
    fields = (place / "stat").read_bytes().rpartition(b")")[2].split()
    if fields[0] in (b"Z", b"X"):
        return None
    if int(fields[2]) != group and mark not in (place / "environ").read_bytes().split(b"\0"):
        return None
    command = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    if not command:  # it has given back its memory, and will be a zombie in a moment
        return None
    cpu = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    stats = [(thread / "stat").read_bytes() for thread in (place / "task").iterdir()]
    running = any(stat.rpartition(b")")[2].split()[0] == b"R" for stat in stats)
    return Process(int(place.name), command, cpu, running)


def living_by_ps(group: int) -> list[Process]:
    """The same where there is no /proc (macOS), by process group alone."""
    command = ["ps", "-axo", "pid=,pgid=,stat=,time=,command="]
    found = []
    for row in subprocess.run(command, capture_output=True, text=True).stdout.splitlines():
        fields = row.split(None, 4)
        if len(fields) == 5 and int(fields[1]) == group and fields[2][0] != "Z":
            cpu = 0.0
            for part in re.split("[-:]", fields[3]):  # days-hours:minutes:seconds
                cpu = cpu * 60 + float(part)
            found.append(Process(int(fields[0]), fields[4], cpu, fields[2][0] == "R"))
    return found
