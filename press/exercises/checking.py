"""Check one attempt: start the checker in a process of its own, run whole programs for it, hear its verdict.

The reader's code never runs in this process; whatever it does, this ends with a verdict, in time.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from press.exercises.exercise import Exercise
from press.snippets.model import ROOT
from press.snippets.run import TIMEOUT, clean_environment, run_program

CHILD = Path(__file__).with_name("child.py")


@dataclass(frozen=True)
class Verdict:
    """What became of an attempt.

    `kind`: right; wrong, crashed, hangs, unreadable (the attempt's fault); checker (not the attempt's).
    `zh`, `en`: what a reader is told.  `saw`: the output, stacks or traceback to show below it.
    """

    kind: str
    zh: str = ""
    en: str = ""
    saw: str = ""


def check_attempt(exercise: Exercise, file: Path, executable: str = sys.executable) -> Verdict:
    """The verdict of the exercise's checker on the attempt in `file`, on the Python at `executable`."""
    return _Check(exercise, file.resolve(), executable).verdict()


class _Check:
    def __init__(self, exercise: Exercise, file: Path, executable: str) -> None:
        self.exercise, self.file, self.executable = exercise, file, executable

    def verdict(self) -> Verdict:
        command = [self.executable, "-P", "-X", "utf8", str(CHILD), str(ROOT)]
        command += [str(self.exercise.file("check")), str(self.file)]
        environment = clean_environment({"PRESS_LIMIT": str(TIMEOUT)})
        del environment["PYTHONPATH"]
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
            child = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
                encoding="utf-8",
                cwd=self.file.parent,
                env=environment,
                start_new_session=os.name == "posix",
            )
            try:
                verdict = self._converse(child)
            finally:
                _end(child)
            if verdict is None:
                said.seek(0)
                verdict = _without_verdict(said.read())
        return verdict

    def _converse(self, child: subprocess.Popen[str]) -> Verdict | None:
        """Answer the child until it gives a verdict; None if it ends, or must be ended, without one."""
        assert child.stdin is not None and child.stdout is not None
        while True:
            # The child ends itself in time, unless its interpreter cannot even do that.
            clock = threading.Timer(3 * TIMEOUT, _kill, [child])
            clock.daemon = True
            clock.start()
            try:
                line = child.stdout.readline()
            finally:
                clock.cancel()
            if not line:
                return None
            message = json.loads(line)
            if "verdict" in message:
                return Verdict(**message["verdict"])
            with contextlib.suppress(BrokenPipeError):
                child.stdin.write(json.dumps(self._run(**message["run"])) + "\n")
                child.stdin.flush()

    def _run(self, args: list[str], replace: Mapping[str, str] | None, **how: Any) -> dict[str, Any]:
        """Run the whole program, or a copy with other texts in it."""
        with tempfile.TemporaryDirectory(prefix="press-") as folder:
            file = self.file
            if replace:
                file = Path(shutil.copy(file, folder))
                text = file.read_text("utf-8-sig")
                for old, new in replace.items():
                    text = text.replace(old, new)
                file.write_text(text, "utf-8")
            run = run_program(file, self.executable, flags=(), args=args, cwd=file.parent, **how)
        return {
            "output": run.output,
            "code": run.code,
            "seconds": run.seconds,
            "left_behind": [str(leak) for leak in run.leaks],
            "timed_out": run.timed_out,
        }


def _kill(child: subprocess.Popen[str]) -> None:
    """End the checker and whatever it has started."""
    if child.returncode is not None:  # then its number may be another's by now
        return
    if sys.platform == "win32":
        child.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)


def _end(child: subprocess.Popen[str]) -> None:
    _kill(child)
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


def _without_verdict(said: str) -> Verdict:
    last = "\n".join(said.splitlines()[-20:])
    return Verdict(
        "crashed",
        "检查还没有结束，你的程序就结束了整个进程，或者卡住了解释器。",
        "Your program ended the whole process, or blocked the interpreter, before the check was over.",
        last,
    )
