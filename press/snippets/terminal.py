"""Talk to a program in a pseudo-terminal (Linux, macOS): start it, read it, end it, look what it left.

A terminal, not a pipe: in a pipe stdout is block-buffered, so the order is not what a reader sees and text
buffered before os.fork() is printed twice; with PYTHONUNBUFFERED the text and its newline are two writes and
lines get torn.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from press.snippets.conversation import Ended
from press.snippets.processes import Process, living

assert sys.platform != "win32"

import termios  # noqa: E402

GRACE = 0.5
"""Seconds that a process may outlive the program before it is called a leftover."""
LONG_GRACE = 20.0
"""The same for the helpers of multiprocessing, which go by themselves as soon as they are given the CPU."""
HELPERS = "multiprocessing.resource_tracker import", "multiprocessing.forkserver import"
# On macOS poll() and kqueue() do not work with every terminal; select() does.
Selector = selectors.PollSelector if sys.platform == "linux" else selectors.SelectSelector
BABBLE = 5.0
"""Seconds that a hanging program which keeps printing is still heard after it was asked for its stacks."""
POLL = 0.02
"""Seconds between two looks at a process, only where the system cannot tell by itself that it has ended."""


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
    """Run the command to its end or for `timeout` seconds.

    `patience`: so many times the time starts anew if the program was at work, not waiting, when it was up;
    `own_stderr`: stderr on a second terminal; `stdin`: text to read (None: nothing); `mark`: an entry
    (NAME=value) of its environment that no other program has.
    """
    terminal, far_end = open_terminal()
    errors, far_errors = open_terminal() if own_stderr else (-1, far_end)
    source = _as_file(stdin)
    try:
        process = subprocess.Popen(
            command, stdin=source, stdout=far_end, stderr=far_errors, cwd=cwd, env=env, start_new_session=True
        )
    finally:
        os.close(far_end)
        if own_stderr:
            os.close(far_errors)
        if source != subprocess.DEVNULL:
            os.close(source)
    _running[process.pid] = threading.get_ident()
    try:
        return _Listener(process, terminal, errors, mark).listen(timeout, patience)
    finally:
        del _running[process.pid]


_running: dict[int, int] = {}


def end_running(threads: Collection[int]) -> None:
    """End every program that one of these threads (by ident) is running."""
    for group, thread in list(_running.items()):
        if thread in threads:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(group, signal.SIGKILL)


def open_terminal() -> tuple[int, int]:
    """Both ends of a new terminal that neither echoes nor turns \\n into \\r\\n."""
    near, far = os.openpty()
    attributes = termios.tcgetattr(far)
    attributes[1] &= ~termios.OPOST
    attributes[3] &= ~termios.ECHO
    termios.tcsetattr(far, termios.TCSANOW, attributes)
    return near, far


def _as_file(text: str | None) -> int:
    """A descriptor to read `text` from; short texts fit into a pipe's buffer."""
    if text is None:
        return subprocess.DEVNULL
    reading, writing = os.pipe()
    with os.fdopen(writing, "w", encoding="utf-8") as file:
        file.write(text)
    return reading


class _Listener:
    """Reads a program's terminals until it has ended and nobody holds them, or until its time is up."""

    def __init__(self, process: subprocess.Popen[bytes], terminal: int, errors: int, mark: str) -> None:
        self.process = process
        self.terminals = {terminal: bytearray()} | ({errors: bytearray()} if errors >= 0 else {})
        self.open = set(self.terminals)
        self.mark = mark
        self.watched = Selector()
        for descriptor in self.terminals:
            self.watched.register(descriptor, selectors.EVENT_READ)
        self.pidfd = -1
        if sys.platform == "linux" and hasattr(os, "pidfd_open"):
            with contextlib.suppress(OSError):
                self.pidfd = os.pidfd_open(process.pid)
                self.watched.register(self.pidfd, selectors.EVENT_READ)
        self.cpu = 0.0
        self.code: int | None = None

    def listen(self, timeout: float, patience: int) -> Ended:
        """Until the end; a program that does not end by itself is asked for its stacks, then killed."""
        code: int | None = None
        left: list[str] = []
        try:
            ended = self._until(self._has_ended, timeout)
            while not ended and patience > 0 and self._is_at_work():
                ended = self._until(self._has_ended, timeout)
                patience -= 1
            if ended:
                code = self.code
                left = self._left_over()
            else:
                self._ask_for_stacks()
        finally:
            self._clear_up()
        texts = [bytes(text).decode("utf-8", "replace") for text in self.terminals.values()]
        return Ended(texts[0], texts[1] if len(texts) > 1 else None, code, self.process.pid, self.cpu, left)

    def _is_at_work(self) -> bool:
        """Whether it computes, or would if it were given the CPU: the machine is slow, and nothing hangs."""
        before = {process.pid: process.cpu for process in living(self.process.pid, self.mark)}
        if self._until(self._has_ended, GRACE):
            return True
        here = living(self.process.pid, self.mark)
        return any(process.running or process.cpu > before.get(process.pid, 0) for process in here)

    def _has_ended(self) -> bool:
        return self.code is not None

    def _is_closed(self) -> bool:
        return not self.open

    def _until(self, done: Callable[[], bool], seconds: float) -> bool:
        """Read until it is `done`; False if so many seconds have passed before."""
        deadline = time.monotonic() + seconds
        while True:
            if self.code is None and (not self.open or self.pidfd < 0):
                self._reap()
            if done():
                return True
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            if self.code is None and self.pidfd < 0:
                left = min(left, POLL)
            for key, _ in self.watched.select(left):
                if key.fd == self.pidfd:
                    self._reap()
                else:
                    self._read(key.fd)

    def _read(self, descriptor: int) -> None:
        try:
            text = os.read(descriptor, 65536)
        except OSError:  # EIO: nobody holds the other end any more (Linux); macOS reads b""
            text = b""
        self.terminals[descriptor] += text
        if not text:
            self.open.discard(descriptor)
            self.watched.unregister(descriptor)

    def _reap(self) -> None:
        """Take the exit status and the CPU time if the process has ended."""
        pid, status, usage = os.wait4(self.process.pid, os.WNOHANG)
        if pid:
            self.code = self.process.returncode = os.waitstatus_to_exitcode(status)
            self.cpu = usage.ru_utime + usage.ru_stime
            if self.pidfd >= 0:
                self.watched.unregister(self.pidfd)

    def _signal(self, number: int) -> bool:
        """Send to the whole group (0: only ask); False if nobody is in it."""
        try:
            os.killpg(self.process.pid, number)
        except (ProcessLookupError, PermissionError):
            return False
        return True

    def _ask_for_stacks(self) -> None:
        """Have each process print where its threads stand, one after the other (inject/sitecustomize.py)."""
        self._signal(signal.SIGSTOP)
        here = [process for process in living(self.process.pid, self.mark) if not _is_helper(process)]
        for process in sorted(here, key=lambda process: process.pid != self.process.pid):
            if len(here) > 1:
                title = f"\n--- process {process.pid}: {process.command}\n"
                next(iter(self.terminals.values())).extend(title.encode())
            with contextlib.suppress(OSError):
                os.kill(process.pid, signal.SIGQUIT)
                os.kill(process.pid, signal.SIGCONT)
            self._until_quiet(0.5 if process.pid == self.process.pid else 0.1)

    def _until_quiet(self, seconds: float) -> None:
        """Read until nothing has come for so many seconds, or the process has ended and let go.

        A program that never stops printing is heard for BABBLE seconds.
        """
        quiet, deadline = False, time.monotonic() + BABBLE
        while not quiet and not self._is_closed() and time.monotonic() < deadline:
            size = self._size()

            def more(before: int = size) -> bool:
                return self._is_closed() or self._size() > before

            quiet = not self._until(more, seconds)

    def _size(self) -> int:
        return sum(map(len, self.terminals.values()))

    def _left_over(self) -> list[str]:
        """Processes that outlive the program: in its group, or holding its terminal."""
        ended = time.monotonic()
        found: list[Process] = []
        while self.open or self._signal(0):
            closed = self._until(self._is_closed, GRACE)
            if closed and not self._signal(0):
                return []
            found = living(self.process.pid, self.mark)
            if closed and not found:  # what answers the signal is a zombie that nobody reaps
                return []
            only_helpers = all(_is_helper(process) for process in found)
            if time.monotonic() - ended > (LONG_GRACE if only_helpers else GRACE):
                break
            if closed:
                time.sleep(POLL)
        for process in found:
            with contextlib.suppress(OSError):
                os.kill(process.pid, signal.SIGKILL)
        names = [process.command for process in found] or (["one that holds the terminal"] * bool(self.open))
        return [f"process left over: {name}" for name in names]

    def _clear_up(self) -> None:
        if self.code is None:
            self._signal(signal.SIGKILL)
            deadline = time.monotonic() + 2
            while self.code is None and time.monotonic() < deadline:
                self._reap()
                time.sleep(0.001)
        self._signal(signal.SIGKILL)
        for descriptor in (*self.terminals, self.pidfd):
            if descriptor >= 0:
                os.close(descriptor)


def _is_helper(process: Process) -> bool:
    return any(helper in process.command for helper in HELPERS)
