"""Writes events down: one line each, in a file per process that is mapped into memory.

Mapped, because writing then neither lets go of the GIL (os.write does, and so would move the very switches
that are watched) nor waits for the end of the process (which may come by os._exit or by a signal).
"""

from __future__ import annotations

import atexit
import itertools
import mmap
import os
import sys
import time
from _thread import RLock, _local
from typing import Any

SIZE = 1 << 22
"""Bytes for the events of one process; what comes later is not recorded, and a file NAME.full says so."""
CHUNK = 1 << 12
"""Bytes that a thread takes at a time, so that threads do not wait for each other to write."""

now = time.perf_counter_ns
get_pid = os.getpid


class _Here(_local):
    """What belongs to the running thread."""

    lane: str | None = None
    task: str | None = None
    """The lane of the asyncio task that runs in it just now."""
    future: str | None = None
    """The key of the future that is being made."""
    position: int = 0
    end: int = 0


class _Process:
    """What belongs to this process."""

    def __init__(self) -> None:
        self.folder = ""
        self.pid = 0
        self.memory: mmap.mmap | None = None
        self.taken = 0
        self.guard = RLock()
        self.lanes = itertools.count(1)
        self.things = itertools.count()
        self.raised = False


here = _Here()
_process = _Process()


def begin_process(folder: str) -> None:
    """Start the file of this process, and of each that is forked from it."""
    _process.folder = folder
    _open()
    here.lane = main_lane()
    say("boot", os.getppid())
    os.register_at_fork(after_in_child=_after_fork)
    real_exit = os._exit

    def _exit(status: int) -> Any:
        say("exit", status)
        real_exit(status)

    os._exit = _exit
    atexit.register(_end)


def _end() -> None:
    say_last()
    say("end")


def say_last() -> None:
    """Say with which exception the main thread has ended, if it has and nobody said so."""
    raised = getattr(sys, "last_type", None)
    if raised is not None and not _process.raised:
        _process.raised = True
        say("raise", raised.__name__)


def _open() -> None:
    _process.pid = get_pid()
    path = os.path.join(_process.folder, str(_process.pid))
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another interpreter within the process is being recorded
        return
    os.ftruncate(descriptor, SIZE)
    _process.memory = mmap.mmap(descriptor, SIZE)
    os.close(descriptor)
    _process.taken = 0
    here.position = here.end = 0


def _after_fork() -> None:
    _process.guard = RLock()
    _process.lanes = itertools.count(1)
    _process.memory = None
    _open()
    here.lane, here.task = main_lane(), None
    say("boot", os.getppid())


def main_lane() -> str:
    """Key of the lane of this process's main thread."""
    return f"{_process.pid}.0"


def new_lane() -> str:
    """Key of a lane that is not there yet: the process's number and one of our own.

    Not the thread's number: the system gives that of an ended thread to the next one.
    """
    return f"{_process.pid}.{next(_process.lanes)}"


def new_thing() -> str:
    """Key of a lock, event, queue, job."""
    return f"{_process.pid}:{next(_process.things)}"


def lane_here() -> str:
    """Key of the lane that is running: a task's, else its thread's."""
    if here.task is not None:
        return here.task
    if here.lane is None:  # a thread that Python did not start
        here.lane = new_lane()
        say("begin")
    return here.lane


def say(kind: str, *fields: Any, lane: str | None = None, at: int | None = None) -> None:
    """Write one event: when (ns), in which lane, what."""
    text = repr((at or now(), lane or lane_here(), kind, *fields)).encode() + b"\n"
    start = here.position
    if start + len(text) > here.end:
        start = _take(len(text))
        if start < 0:
            return
    here.position = start + len(text)
    memory = _process.memory
    if memory is not None:
        memory[start : start + len(text)] = text


def _take(least: int) -> int:
    """Take another piece of the file for this thread; its start, or -1 if there is no room left."""
    size = max(CHUNK, least)
    with _process.guard:
        start = _process.taken
        if start + size > SIZE:
            full = os.path.join(_process.folder, f"{_process.pid}.full")
            os.close(os.open(full, os.O_WRONLY | os.O_CREAT, 0o600))
            return -1
        _process.taken = start + size
    here.end = start + size
    return start
