"""What a checker knows of a reader's attempt, and how it judges: `def check(attempt: Attempt) -> None`.

Runs in the checker's own process, which the reader's code shares once it is loaded.  It imports nothing but
the standard library.  Whole programs are run by the parent (see checking.py), asked through `Ask`.
"""

from __future__ import annotations

import ast
import importlib.util
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn, TypeVar

from press.exercises.stacks import every_stack

PATIENCE = 10.0
"""Seconds after which something that should take a moment is taken to hang."""
Result = TypeVar("Result")
Ask = Callable[[Mapping[str, Any]], dict[str, Any]]


@dataclass(frozen=True)
class Outcome:
    """What one run of the whole program did, as in a terminal."""

    output: str
    """stdout and stderr, in the order in which they were written."""
    code: int | None
    """Exit code; a negative one is a signal; None if it was ended at the time limit."""
    seconds: float
    left_behind: list[str] = field(default_factory=list)
    """Threads not joined, processes, files: in words."""

    @property
    def lines(self) -> list[str]:
        """The output's lines without their ends."""
        return self.output.splitlines()


class Refused(Exception):
    """Stops a check: the attempt is not right; `kind` says in what way."""

    def __init__(self, kind: str, zh: str, en: str, saw: str = "") -> None:
        super().__init__(kind, zh, en, saw)
        self.kind, self.zh, self.en, self.saw = kind, zh, en, saw


class Attempt:
    """A reader's file, to be run, loaded, and judged."""

    def __init__(self, path: Path, ask: Ask) -> None:
        self.path = path
        self.source = path.read_text("utf-8-sig")
        self._ask = ask
        self._last: Outcome | None = None

    # ── judging ───────────────────────────────────────────────────────────────────────────────────────

    def expect(self, ok: object, *, zh: str, en: str) -> None:
        """Go on if `ok` is true; else stop, and tell the reader this sentence in both languages."""
        if not ok:
            self.refuse(zh=zh, en=en)

    def refuse(self, *, zh: str, en: str) -> NoReturn:
        """Stop with this sentence; what the last run printed is shown below it."""
        raise Refused("wrong", zh, en, self._last.output if self._last else "")

    def check_in_time(
        self,
        function: Callable[..., Result],
        *args: object,
        zh: str = "",
        en: str = "",
        seconds: float = PATIENCE,
    ) -> Result:
        """Call `function(*args)` in a thread of its own; its result, or what it raises.

        If it has not returned after `seconds`, stop with the sentence and the stack of every thread.
        """
        done: list[tuple[Any, BaseException | None]] = []

        def call() -> None:
            try:
                done.append((function(*args), None))
            except BaseException as error:
                done.append((None, error))

        thread = threading.Thread(target=call, name="check", daemon=True)
        thread.start()
        thread.join(seconds)
        if not done:
            zh = zh or f"{seconds:.0f} 秒后仍没有返回：有线程在等一件不会发生的事。"
            en = en or f"It has not returned after {seconds:.0f} s: some thread waits for what never happens."
            raise Refused("hangs", zh, en, every_stack())
        value, error = done[0]
        if error is not None:
            raise error
        return value  # type: ignore[no-any-return]  # of whatever type the function has

    # ── the whole program ─────────────────────────────────────────────────────────────────────────────

    def run(
        self,
        *args: str,
        stdin: str | None = None,
        env: Mapping[str, str] | None = None,
        code: int | None = 0,
        chaos: int | None = None,
        replace: Mapping[str, str] | None = None,
    ) -> Outcome:
        """Run the file as a reader does: `python FILE args`, in a terminal, in a process of its own.

        `code`: the exit code it must have, None for any.  `chaos`: the seed of a hostile schedule, under
        which every thread pauses at random lines.  `replace`: texts to replace in a copy that is run instead.
        A program that hangs or ends with another code stops the check.
        """
        order = {"args": args, "stdin": stdin, "env": env, "chaos": chaos, "replace": replace}
        answer = self._ask({"run": order})
        timed_out = answer.pop("timed_out")
        outcome = self._last = Outcome(**answer)
        if timed_out:
            raise Refused(
                "hangs",
                f"程序 {outcome.seconds:.0f} 秒后仍未结束，已经终止；"
                "下面是它打印的内容，末尾是各线程停在哪里。",
                f"The program had not ended after {outcome.seconds:.0f} s and was killed; below is what it "
                "printed, and where every thread stood.",
                outcome.output,
            )
        if code is not None and outcome.code != code:
            raise Refused(
                "crashed",
                f"程序以退出码 {outcome.code} 结束，应为 {code}。",
                f"The program ended with exit code {outcome.code} instead of {code}.",
                outcome.output,
            )
        return outcome

    # ── its parts ─────────────────────────────────────────────────────────────────────────────────────

    def load(self, *names: str) -> ModuleType:
        """The file as a module whose functions can be called; its main part does not run.

        `names`: what must be defined in it, or the check stops.
        """
        spec = importlib.util.spec_from_file_location("attempt_of_reader", self.path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        for name in names:
            self.expect(
                hasattr(module, name),
                zh=f"文件里没有名为 {name} 的东西；请保留起始程序里的名字，并且让主程序之外的代码可以导入。",
                en=f"The file defines no {name}; keep the names of the starting program.",
            )
        return module

    def uses(self, name: str) -> bool:
        """Whether the code (not its comments or texts) has this name, attribute, or import: 'sleep'."""
        for node in ast.walk(ast.parse(self.source)):
            found = [getattr(node, key, None) for key in ("id", "attr", "name", "asname", "module", "arg")]
            if any(name in str(one).split(".") for one in found if isinstance(one, str)):
                return True
        return False


def checker_of(path: Path) -> Callable[[Attempt], None]:
    """The function `check` of a checker's file."""
    spec = importlib.util.spec_from_file_location("press_checker", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    check: Callable[[Attempt], None] = module.check
    return check
